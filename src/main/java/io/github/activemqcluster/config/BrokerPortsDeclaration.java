package io.github.activemqcluster.config;

import io.github.activemqcluster.topology.PortKind;
import jakarta.xml.bind.annotation.XmlType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The element {@code ports} of {@code broker}. */
@XmlType(
        name = "brokerPorts",
        propOrder = {})
@Meaning("The ports of a broker.")
final class BrokerPortsDeclaration {

    @Meaning("For OpenWire; planned from 61616 unless given.")
    Integer openwire;

    @Meaning("For AMQP; planned from 5672 unless given.")
    Integer amqp;

    @Meaning("For STOMP; planned from 61613 unless given.")
    Integer stomp;

    @Meaning("For MQTT; planned from 1883 unless given.")
    Integer mqtt;

    @Meaning("For WebSocket; planned from 61614 unless given.")
    Integer ws;

    @Meaning("For the web console; planned from 8161 unless given.")
    Integer console;

    @Meaning("For remote JMX, which is off unless this is given.")
    Integer jmx;

    @Meaning("For replicatedLevelDB; planned from 61619 unless given.")
    Integer replication;

    /** The ports that were given. */
    Map<PortKind, Integer> given() {
        var given = new EnumMap<PortKind, Integer>(PortKind.class);
        given.put(PortKind.OPENWIRE, openwire);
        given.put(PortKind.AMQP, amqp);
        given.put(PortKind.STOMP, stomp);
        given.put(PortKind.MQTT, mqtt);
        given.put(PortKind.WS, ws);
        given.put(PortKind.CONSOLE, console);
        given.put(PortKind.JMX, jmx);
        given.put(PortKind.REPLICATION, replication);
        given.values().removeIf(Objects::isNull);
        return given;
    }
}
