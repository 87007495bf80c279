package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.topology.PortKind;
import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;

/** The words for a transport connector's protocol. */
@XmlEnum
@XmlType(name = "protocol")
public enum ProtocolChoice {
    @XmlEnumValue("openwire")
    OPENWIRE(PortKind.OPENWIRE),
    @XmlEnumValue("amqp")
    AMQP(PortKind.AMQP),
    @XmlEnumValue("stomp")
    STOMP(PortKind.STOMP),
    @XmlEnumValue("mqtt")
    MQTT(PortKind.MQTT),
    @XmlEnumValue("ws")
    WS(PortKind.WS);

    private final PortKind kind;

    ProtocolChoice(PortKind kind) {
        this.kind = kind;
    }

    public PortKind kind() {
        return kind;
    }
}
