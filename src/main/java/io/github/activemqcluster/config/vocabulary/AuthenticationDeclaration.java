package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementWrapper;
import jakarta.xml.bind.annotation.XmlType;
import java.util.List;

/** The element {@code authentication}. */
@XmlType(
        name = "authentication",
        propOrder = {})
@Meaning("Who may connect; nobody else may then. Bridges and the console log in too.")
public final class AuthenticationDeclaration {

    @Meaning("The users.")
    @XmlElementWrapper(required = true)
    @XmlElement(name = "user")
    public List<UserDeclaration> users;
}
