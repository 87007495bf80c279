package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The element {@code console}. */
@XmlType(
        name = "console",
        propOrder = {})
@Meaning("The web console.")
public final class ConsoleDeclaration {

    @Meaning("The address that it listens on; 127.0.0.1, which only this machine reaches, unless given.")
    @Formed(Form.ADDRESS)
    public String host;

    @Meaning("Who may log in to it; admin, with a random password in conf/jetty-realm.properties, unless given.")
    @XmlElementWrapper
    @XmlElement(name = "user")
    public List<UserDeclaration> users;
}
