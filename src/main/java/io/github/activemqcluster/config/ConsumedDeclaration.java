package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.Traffic.Consumed;
import io.github.activemqcluster.topology.Traffic.Kind;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import java.util.stream.Stream;

/** The element {@code consumes} of {@code client}. */
@XmlType(
        name = "consumed",
        propOrder = {})
@Meaning("What a client receives: queues and topics, by name or wildcard, and the answers to its requests.")
final class ConsumedDeclaration {

    @Meaning("A queue.")
    List<String> queue;

    @Meaning("A topic, of which it gets what is sent while it is connected.")
    List<String> topic;

    @Meaning("A topic that it has a durable subscription to, which keeps what is sent while it is away.")
    List<String> durableTopic;

    @Meaning("A queue that it sends requests to; their answers come over a temporary queue.")
    List<String> repliesTo;

    /** What is received, queues first. */
    static List<Consumed> of(ConsumedDeclaration declaration) {
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
