package io.github.activemqcluster.topology;

/**
 * The purpose of a port, with the product's well-known port. Ports are planned upwards from it.
 *
 * <p>Sources: ActiveMQ's own {@code conf/activemq.xml} and {@code conf/jetty.xml}, {@code ElectingLevelDBStore}
 * (61619), ZooKeeper's administrator's guide.
 */
public enum PortKind {
    OPENWIRE("openwire", 61616),
    AMQP("amqp", 5672),
    STOMP("stomp", 61613),
    MQTT("mqtt", 1883),
    WS("ws", 61614),
    CONSOLE("console", 8161),
    JMX("jmx", 1099),
    REPLICATION("replication", 61619),
    CLIENT("client", 2181),
    PEER("peer", 2888),
    ELECTION("election", 3888),
    ADMIN("admin", 8080);

    private final String element;
    private final int wellKnown;

    PortKind(String element, int wellKnown) {
        this.element = element;
        this.wellKnown = wellKnown;
    }

    /** The element's name in {@code ports}. */
    public String element() {
        return element;
    }

    /** The port to plan from. */
    public int wellKnown() {
        return wellKnown;
    }
}
