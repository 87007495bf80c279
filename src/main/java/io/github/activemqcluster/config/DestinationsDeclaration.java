package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.NetworkConnector.Destination;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;
import java.util.stream.Stream;

/** The elements {@code …Destinations} of {@code networkConnector}, and {@code produces} of {@code client}. */
@XmlType(
        name = "destinations",
        propOrder = {})
@Meaning("Queues and topics, by name or wildcard.")
final class DestinationsDeclaration {

    @Meaning("A queue.")
    List<String> queue;

    @Meaning("A topic.")
    List<String> topic;

    /** The destinations, queues first. */
    static List<Destination> of(DestinationsDeclaration declaration) {
        if (declaration == null) {
            return List.of();
        }
        return Stream.concat(
                        Binding.list(declaration.queue).stream().map(name -> new Destination(false, name)),
                        Binding.list(declaration.topic).stream().map(name -> new Destination(true, name)))
                .toList();
    }
}
