package io.github.activemqcluster.config;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code jdbc}. */
@XmlType(
        name = "jdbc",
        propOrder = {})
@Meaning("A database.")
final class JdbcDeclaration {

    @Meaning("The JDBC URL.")
    @XmlElement(required = true)
    String url;

    @Meaning("The driver's class; found by the driver itself unless given.")
    String driverClass;

    @Meaning("The driver's Maven coordinates, groupId:artifactId:version.")
    @Formed(Form.COORDINATES)
    String driver;

    @Meaning("The user that logs in to the database.")
    String username;

    @Meaning("That user's password.")
    String password;

    @Meaning("What the names of the tables begin with.")
    String tablePrefix;

    @Meaning("Milliseconds that a lease lasts; 10000 unless given.")
    @Bounds(min = 1)
    Long lockAcquireSleepInterval;

    @Meaning("Milliseconds between two renewals of the lease; 5000 unless given.")
    @Bounds(min = 0)
    Long lockKeepAlivePeriod;

    @Meaning("What differs under placement=local.")
    JdbcLocalDeclaration local;
}
