package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;
import java.util.Optional;

/** What users may do with the destinations of a group's brokers. */
@FunctionalInterface
public interface Rights {

    /** Everybody may do everything, which is so wherever no broker has an authorization plugin. */
    Rights ALL = (group, user) -> Optional.empty();

    /**
     * What somebody may do.
     *
     * @param group the group's id
     * @param user as whom a bridge logs in; empty if it does not
     * @return empty if it may do everything
     */
    Optional<Access> of(String group, Optional<String> user);

    /**
     * The destinations, by name or wildcard, that somebody has a right to.
     *
     * @param read which it may subscribe to
     * @param write which it may send to
     */
    record Access(List<Destination> read, List<Destination> write) {

        public Access {
            read = List.copyOf(read);
            write = List.copyOf(write);
        }

        /** A subscription to a wildcard takes any right to a part of it. */
        boolean mayRead(Destination subscription) {
            return read.stream()
                    .anyMatch(each -> each.topic() == subscription.topic()
                            && Names.common(each.physicalName(), subscription.physicalName())
                                    .isPresent());
        }

        boolean mayWrite(Destination sent) {
            return write.stream()
                    .anyMatch(each ->
                            each.topic() == sent.topic() && Names.covers(each.physicalName(), sent.physicalName()));
        }
    }
}
