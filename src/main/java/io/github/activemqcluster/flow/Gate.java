package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Passage.Filter;
import io.github.activemqcluster.flow.Rights.Access;
import io.github.activemqcluster.flow.Stop.Reason;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.Optional;

/**
 * The properties of a link that decide which messages pass, except for its place on a way. Most links of a network have
 * the same gate.
 *
 * <p>Source: {@code DemandForwardingBridgeSupport} subscribes with {@code userName} at the side that messages come
 * from. It sends as {@code remoteUserName}, or else {@code userName}, at the other side. The same holds for both
 * directions of a duplex connector.
 *
 * @param readsAs the user with which the link subscribes
 * @param writesAs the user with which the link sends
 */
record Gate(
        Filter filter,
        Optional<Access> from,
        Optional<String> readsAs,
        Optional<Access> to,
        Optional<String> writesAs) {

    private static final Destination ADVISORIES = new Destination(true, "ActiveMQ.Advisory.Consumer.>");

    static Gate of(Link link, Rights rights) {
        NetworkConnector connector = link.connector();
        Optional<String> readsAs = Optional.ofNullable(connector.attributes().get("userName"));
        Optional<String> writesAs = Optional.ofNullable(connector.attributes().get("remoteUserName"))
                .or(() -> readsAs);
        Optional<Access> from = rights.of(link.from(), readsAs);
        Optional<Access> to = rights.of(link.to(), writesAs);
        return new Gate(
                Filter.of(connector),
                from,
                from.isPresent() ? readsAs : Optional.empty(),
                to,
                to.isPresent() ? writesAs : Optional.empty());
    }

    Passage of(Destination sent, Destination subscription) {
        Passage passage = filter.of(sent, subscription);
        if (!passage.isOpen()) {
            return passage;
        }
        if (from.isPresent() && !from.get().mayRead(subscription)) {
            return Passage.closed(Reason.NO_READ, readsAs.orElse(""));
        }
        if (to.isPresent() && !to.get().mayWrite(sent)) {
            return Passage.closed(Reason.NO_WRITE, writesAs.orElse(""));
        }
        return heard(passage);
    }

    /** The usual authorizations do not cover temporary queues, but they cover the advisories. */
    Passage ofTemporary() {
        return heard(filter.ofTemporary());
    }

    private Passage heard(Passage passage) {
        return passage.always() || !passage.isOpen() || to.isEmpty() || to.get().mayRead(ADVISORIES)
                ? passage
                : Passage.closed(Reason.NO_ADVISORIES, writesAs.orElse(""));
    }
}
