package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code user}. */
@XmlType(
        name = "user",
        propOrder = {})
@Meaning("Somebody who may log in.")
public final class UserDeclaration {

    @Meaning("The name to log in with.")
    @Formed(Form.LOGIN)
    @XmlElement(required = true)
    public String username;

    @Meaning("That user's password; an expression such as ${env.PASSWORD}, rather than the password itself.")
    @XmlElement(required = true)
    public String password;

    @Meaning("The user's groups, or in the console the roles, by comma; users, or in the console admin, unless given.")
    @NameList
    public String groups;
}
