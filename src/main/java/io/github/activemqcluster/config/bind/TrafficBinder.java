package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.vocabulary.ClientDeclaration;
import io.github.activemqcluster.config.vocabulary.ConsumedDeclaration;
import io.github.activemqcluster.config.vocabulary.DestinationsDeclaration;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import io.github.activemqcluster.topology.Traffic;
import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.Traffic.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Binds names of destinations: the destinations of a connector, and the destinations that a client sends to and
 * receives from.
 */
final class TrafficBinder {

    private TrafficBinder() {}

    /** The traffic that a client declares; empty if it declares none. */
    static Optional<Traffic> traffic(ClientDeclaration client) {
        return client.produces == null && client.consumes == null
                ? Optional.empty()
                : Optional.of(new Traffic(destinations(client.produces), consumed(client.consumes)));
    }

    /** The destinations, queues first. */
    static List<Destination> destinations(DestinationsDeclaration declaration) {
        if (declaration == null) {
            return List.of();
        }
        return Stream.concat(
                        Binding.list(declaration.queue).stream().map(name -> new Destination(false, name)),
                        Binding.list(declaration.topic).stream().map(name -> new Destination(true, name)))
                .toList();
    }

    private static List<Consumed> consumed(ConsumedDeclaration declaration) {
        if (declaration == null) {
            return List.of();
        }
        return Stream.of(
                        consumed(Kind.QUEUE, declaration.queue),
                        consumed(Kind.TOPIC, declaration.topic),
                        consumed(Kind.DURABLE_TOPIC, declaration.durableTopic),
                        consumed(Kind.REPLIES, declaration.repliesTo))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Consumed> consumed(Kind kind, List<String> names) {
        return Binding.list(names).stream().map(name -> new Consumed(kind, name));
    }
}
