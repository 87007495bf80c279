package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code client}. */
@XmlType(
        name = "client",
        propOrder = {})
@Meaning("An application that connects with the failover transport.")
public final class ClientDeclaration {

    @Meaning("Its name, and that of its folder.")
    @XmlElement(required = true)
    public String id;

    @Meaning("The ids of the groups that it connects to, by comma; all unless given.")
    @NameList
    public String groups;

    @Meaning("What it sends; if neither this nor consumes is given, anything, and nothing if only consumes is.")
    public DestinationsDeclaration produces;

    @Meaning("What it receives; if neither this nor produces is given, anything, and nothing if only produces is.")
    public ConsumedDeclaration consumes;

    @Meaning("The failover transport's own options: randomize, priorityBackup, nested.…; timeout is 30000 and"
            + " maxReconnectDelay 500 unless given, both in milliseconds.")
    public OptionsDeclaration options;

    @Meaning("Whether a send returns before the broker has the message, which loses messages when a master dies; false"
            + " unless given.")
    public Boolean useAsyncSend;

    @Meaning("Whether every session dispatches in a thread of its own; true unless given.")
    public Boolean alwaysSessionAsync;

    @Meaning("Whether each of them keeps that thread instead of sharing a pool; false unless given.")
    public Boolean useDedicatedTaskRunner;

    @Meaning(
            "Whether each message that it consumes in a transaction is acknowledged by itself; where they are acknowledged as"
                    + " a range, messages are lost when a master dies. true unless given.")
    public Boolean transactedIndividualAck;

    @Meaning("Whether example producers are written beside its files, each of them safe, in Java; false unless given.")
    public Boolean examples;

    @Meaning("As whom it logs in.")
    public String userName;

    @Meaning("That user's password.")
    public String password;
}
