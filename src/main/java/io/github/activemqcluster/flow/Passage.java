package io.github.activemqcluster.flow;

import io.github.activemqcluster.flow.Stop.Reason;
import io.github.activemqcluster.topology.NetworkConnector;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.util.List;
import java.util.Optional;

/**
 * The treatment of one flow's messages by a connector, whatever its target is.
 *
 * @param always whether the connector carries the messages without a consumer's demand
 * @param reason the reason why the connector does not carry the messages
 * @param subject the destination or user of the reason
 */
record Passage(boolean always, Optional<Reason> reason, String subject) {

    private static final Passage ALWAYS = new Passage(true, Optional.empty(), "");
    private static final Passage ON_DEMAND = new Passage(false, Optional.empty(), "");

    boolean isOpen() {
        return reason.isEmpty();
    }

    static Passage closed(Reason reason, String subject) {
        return new Passage(false, Optional.of(reason), subject);
    }

    /**
     * The destinations that a connector's elements include or exclude.
     *
     * <p>Source: {@code DemandForwardingBridgeSupport.isPermissableDestination}, which checks each new subscription and
     * each message; {@code setupStaticDestinations}; and {@code NetworkBridgeConfiguration.getDestinationFilter}, which
     * selects the consumers that a bridge hears of; all in ActiveMQ 6.3.1.
     */
    record Filter(
            boolean staticBridge,
            boolean temporary,
            List<Destination> included,
            List<Destination> heard,
            List<Destination> excluded,
            List<Destination> statically) {

        static Filter of(NetworkConnector connector) {
            return new Filter(
                    is(connector, "staticBridge", false),
                    is(connector, "bridgeTempDestinations", true),
                    parts(connector.dynamicallyIncludedDestinations()),
                    heard(connector.dynamicallyIncludedDestinations()),
                    parts(connector.excludedDestinations()),
                    parts(connector.staticallyIncludedDestinations()));
        }

        private static boolean is(NetworkConnector connector, String attribute, boolean unlessGiven) {
            String given = connector.attributes().get(attribute);
            return given == null ? unlessGiven : Boolean.parseBoolean(given.strip());
        }

        /** The parts of a composite destination that have its own kind: the other parts never match. */
        private static List<Destination> parts(List<Destination> destinations) {
            return destinations.stream()
                    .flatMap(destination ->
                            Names.parts(destination).stream().filter(part -> part.topic() == destination.topic()))
                    .toList();
        }

        /**
         * A bridge hears only of consumers of the first part of a composite destination: it puts one prefix before all
         * parts.
         */
        private static List<Destination> heard(List<Destination> destinations) {
            return destinations.stream()
                    .flatMap(destination -> parts(List.of(destination)).stream().limit(1))
                    .toList();
        }

        /** The treatment of messages to one destination that a subscription to another destination asks for. */
        Passage of(Destination sent, Destination subscription) {
            Optional<Destination> exclusion = excluded.stream()
                    .filter(each -> isKind(each, sent)
                            && (Names.common(each.physicalName(), sent.physicalName())
                                            .isPresent()
                                    || Names.passes(each.physicalName(), subscription.physicalName())))
                    .findFirst();
            if (exclusion.isPresent()) {
                return closed(Reason.EXCLUDED, exclusion.get().physicalName());
            }
            if (statically.stream().anyMatch(each -> covers(each, sent))) {
                return ALWAYS;
            }
            if (staticBridge) {
                return closed(Reason.STATIC_BRIDGE, sent.physicalName());
            }
            if (included.isEmpty()) {
                return ON_DEMAND;
            }
            if (included.stream().noneMatch(each -> covers(each, sent))) {
                return closed(Reason.NOT_INCLUDED, sent.physicalName());
            }
            return heard.stream()
                            .anyMatch(each -> isKind(each, subscription)
                                    && Names.passes(each.physicalName(), subscription.physicalName()))
                    ? ON_DEMAND
                    : closed(Reason.SUBSCRIPTION_NOT_INCLUDED, subscription.physicalName());
        }

        /** The treatment of messages to a temporary queue. */
        Passage ofTemporary() {
            if (!temporary) {
                return closed(Reason.NO_TEMPORARY, "");
            }
            if (staticBridge) {
                return closed(Reason.STATIC_BRIDGE, "");
            }
            boolean isHeard = included.isEmpty()
                    || heard.stream()
                            .anyMatch(
                                    each -> !each.topic() && each.physicalName().equals(">"));
            return isHeard ? ON_DEMAND : closed(Reason.TEMPORARY_NOT_INCLUDED, "");
        }

        private static boolean covers(Destination pattern, Destination destination) {
            return isKind(pattern, destination) && Names.covers(pattern.physicalName(), destination.physicalName());
        }

        private static boolean isKind(Destination one, Destination other) {
            return one.topic() == other.topic();
        }
    }
}
