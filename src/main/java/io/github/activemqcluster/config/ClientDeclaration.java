package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.Traffic;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;
import java.util.Optional;

/** The element {@code client}. */
@XmlType(
        name = "client",
        propOrder = {})
@Meaning("An application that connects with the failover transport.")
final class ClientDeclaration {

    @Meaning("Its name, and that of its folder.")
    @XmlElement(required = true)
    String id;

    @Meaning("The ids of the groups that it connects to, by comma; all unless given.")
    @Names
    String groups;

    @Meaning("What it sends; if neither this nor consumes is given, anything, and nothing if only consumes is.")
    DestinationsDeclaration produces;

    @Meaning("What it receives; if neither this nor produces is given, anything, and nothing if only produces is.")
    ConsumedDeclaration consumes;

    @Meaning("The failover transport's own options: randomize, priorityBackup, nested.…; timeout is 30000 and"
            + " maxReconnectDelay 500 unless given, both in milliseconds.")
    OptionsDeclaration options;

    @Meaning("Whether a send returns before the broker has the message, which loses messages when a master dies; false"
            + " unless given.")
    Boolean useAsyncSend;

    @Meaning("Whether every session dispatches in a thread of its own; true unless given.")
    Boolean alwaysSessionAsync;

    @Meaning("Whether each of them keeps that thread instead of sharing a pool; false unless given.")
    Boolean useDedicatedTaskRunner;

    @Meaning("Whether example producers are written beside its files, each of them safe, in Java; false unless given.")
    Boolean examples;

    @Meaning("As whom it logs in.")
    String userName;

    @Meaning("That user's password.")
    String password;

    /** What it says that it sends and receives; empty where it says nothing. */
    Optional<Traffic> traffic() {
        return produces == null && consumes == null
                ? Optional.empty()
                : Optional.of(new Traffic(DestinationsDeclaration.of(produces), ConsumedDeclaration.of(consumes)));
    }
}
