package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The element {@code consumes} of {@code client}. */
@XmlType(
        name = "consumed",
        propOrder = {})
@Meaning("What a client receives: queues and topics, by name or wildcard, and the answers to its requests.")
public final class ConsumedDeclaration {

    @Meaning("A queue.")
    public List<String> queue;

    @Meaning("A topic, of which it gets what is sent while it is connected.")
    public List<String> topic;

    @Meaning("A topic that it has a durable subscription to, which keeps what is sent while it is away.")
    public List<String> durableTopic;

    @Meaning("A queue that it sends requests to; their answers come over a temporary queue.")
    public List<String> repliesTo;
}
