package io.github.activemqcluster.config;

import jakarta.xml.bind.annotation.XmlType;

/** The element {@code sslContext}. */
@XmlType(
        name = "sslContext",
        propOrder = {})
@Meaning("Keys and certificates for transport connectors and bridges with TLS.")
final class SslContextDeclaration {

    @Meaning("The file with the broker's own key and certificate: absolute, or relative to the output directory.")
    String keyStore;

    @Meaning("Its password.")
    String keyStorePassword;

    @Meaning("The file with the certificates that are believed: absolute, or relative to the output directory.")
    String trustStore;

    @Meaning("Its password.")
    String trustStorePassword;
}
