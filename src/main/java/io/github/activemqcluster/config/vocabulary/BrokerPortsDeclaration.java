package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code ports} of {@code broker}. */
@XmlType(
        name = "brokerPorts",
        propOrder = {})
@Meaning("The ports of a broker.")
public final class BrokerPortsDeclaration extends PortsDeclaration {

    @Meaning("For OpenWire; planned from 61616 unless given.")
    public Integer openwire;

    @Meaning("For AMQP; planned from 5672 unless given.")
    public Integer amqp;

    @Meaning("For STOMP; planned from 61613 unless given.")
    public Integer stomp;

    @Meaning("For MQTT; planned from 1883 unless given.")
    public Integer mqtt;

    @Meaning("For WebSocket; planned from 61614 unless given.")
    public Integer ws;

    @Meaning("For the web console; planned from 8161 unless given.")
    public Integer console;

    @Meaning("For remote JMX, which is off unless this is given.")
    public Integer jmx;

    @Meaning("For replicatedLevelDB; planned from 61619 unless given.")
    public Integer replication;
}
