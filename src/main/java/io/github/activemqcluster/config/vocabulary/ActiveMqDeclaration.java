package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code activemq}. */
@XmlType(
        name = "activemq",
        propOrder = {})
@Meaning("The brokers' release.")
public final class ActiveMqDeclaration {

    @Meaning("The release, for example 5.16.7.")
    @XmlElement(required = true)
    public String version;

    @Meaning("Where the brokers' files come from; the archive before 6.0.0 and single jars from then on unless given.")
    public RuntimeChoice runtime;

    @Meaning("The path of an archive to unpack, instead of the one on Maven Central.")
    public String archive;

    @Meaning("The SHA-512 of that archive, which its publisher gives beside it; another archive is not used.")
    @Formed(Form.SHA_512)
    public String sha512;
}
