package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code local} of {@code jdbc}. */
@XmlType(
        name = "jdbcLocal",
        propOrder = {})
@Meaning("A database for rehearsals.")
public final class JdbcLocalDeclaration {

    @Meaning("The JDBC URL under placement=local.")
    @XmlElement(required = true)
    public String url;
}
