package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code sslContext}. */
@XmlType(
        name = "sslContext",
        propOrder = {})
@Meaning("Keys and certificates for transport connectors and bridges with TLS.")
public final class SslContextDeclaration {

    @Meaning("The file with the broker's own key and certificate: absolute, or relative to the output directory.")
    public String keyStore;

    @Meaning("Its password.")
    public String keyStorePassword;

    @Meaning("The file with the certificates that are believed: absolute, or relative to the output directory.")
    public String trustStore;

    @Meaning("Its password.")
    public String trustStorePassword;
}
