package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code systemUsage}. */
@XmlType(
        name = "systemUsage",
        propOrder = {})
@Meaning("Limits of what a broker may use, for example 512 mb.")
public final class SystemUsageDeclaration {

    @Meaning("For messages in memory.")
    @Formed(Form.BYTES)
    public String memory;

    @Meaning("For messages in the store.")
    @Formed(Form.BYTES)
    public String store;

    @Meaning("For non-persistent messages on disk.")
    @Formed(Form.BYTES)
    public String temp;
}
