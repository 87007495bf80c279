package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import jakarta.xml.bind.annotation.XmlEnum;
import jakarta.xml.bind.annotation.XmlEnumValue;
import jakarta.xml.bind.annotation.XmlType;

/** The words for the source of the brokers' files. */
@XmlEnum
@XmlType(name = "runtime")
public enum RuntimeChoice {
    @XmlEnumValue("distribution")
    DISTRIBUTION(RuntimeKind.DISTRIBUTION),
    @XmlEnumValue("assembled")
    ASSEMBLED(RuntimeKind.ASSEMBLED);

    private final RuntimeKind kind;

    RuntimeChoice(RuntimeKind kind) {
        this.kind = kind;
    }

    public RuntimeKind kind() {
        return kind;
    }
}
