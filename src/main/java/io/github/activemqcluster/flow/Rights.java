package io.github.activemqcluster.flow;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;
import java.util.Optional;

/** The rights of users at the destinations of a group's brokers. */
@FunctionalInterface
public interface Rights {

    /** Everybody may do everything, as at brokers without an authorization plugin. */
    Rights ALL = (group, user) -> Optional.empty();

    /**
     * The rights of a user.
     *
     * @param group the group's id
     * @param user the user with which a bridge logs in; empty if it does not log in
     * @return empty if the user may do everything
     */
    Optional<Access> of(String group, Optional<String> user);

    /**
     * The destinations, by name or wildcard, that a user has rights to.
     *
     * @param read the destinations that the user may subscribe to
     * @param write the destinations that the user may send to
     */
    record Access(List<Destination> read, List<Destination> write) {

        public Access {
            read = List.copyOf(read);
            write = List.copyOf(write);
        }

        /** A subscription to a wildcard needs only a right to a part of it. */
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
