package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The elements {@code …Destinations} of {@code networkConnector}, and {@code produces} of {@code client}. */
@XmlType(
        name = "destinations",
        propOrder = {})
@Meaning("Queues and topics, by name or wildcard.")
public final class DestinationsDeclaration {

    @Meaning("A queue.")
    public List<String> queue;

    @Meaning("A topic.")
    public List<String> topic;
}
