package io.github.activemqcluster.config.vocabulary;

import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlType;

/** The element {@code jdbc}. */
@XmlType(
        name = "jdbc",
        propOrder = {})
@Meaning("A database.")
public final class JdbcDeclaration implements StoreDeclaration {

    @Meaning("The JDBC URL.")
    @XmlElement(required = true)
    public String url;

    @Meaning("The driver's class; found by the driver itself unless given.")
    public String driverClass;

    @Meaning("The driver's Maven coordinates, groupId:artifactId:version.")
    @Formed(Form.COORDINATES)
    public String driver;

    @Meaning("The user that logs in to the database.")
    public String username;

    @Meaning("That user's password.")
    public String password;

    @Meaning("What the names of the tables begin with.")
    public String tablePrefix;

    @Meaning("Milliseconds that a lease lasts; 10000 unless given.")
    @Bounds(min = 1)
    public Long lockAcquireSleepInterval;

    @Meaning("Milliseconds between two renewals of the lease; 5000 unless given.")
    @Bounds(min = 0)
    public Long lockKeepAlivePeriod;

    @Meaning("What differs under placement=local.")
    public JdbcLocalDeclaration local;

    @Override
    public <R> R as(Cases<R> cases) {
        return cases.jdbc(this);
    }
}
