package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Store;
import java.util.Optional;

/** A jdbc store; a PostgreSQL one unless changed. */
public final class JdbcBuilder {
    private String url = "jdbc:postgresql://db.example.org/activemq";
    private Optional<String> driver = Optional.of("org.postgresql:postgresql:42.7.7");
    private Optional<String> driverClass = Optional.empty();
    private Optional<String> password = Optional.empty();
    private Optional<String> tablePrefix = Optional.empty();
    private long lockAcquireSleepInterval = 10_000;
    private long lockKeepAlivePeriod = 5_000;
    private Optional<String> localUrl = Optional.empty();

    JdbcBuilder() {}

    public JdbcBuilder url(String value) {
        url = value;
        return this;
    }

    public JdbcBuilder noDriver() {
        driver = Optional.empty();
        return this;
    }

    public JdbcBuilder driver(String value) {
        driver = Optional.of(value);
        return this;
    }

    public JdbcBuilder driverClass(String value) {
        driverClass = Optional.of(value);
        return this;
    }

    public JdbcBuilder password(String value) {
        password = Optional.of(value);
        return this;
    }

    public JdbcBuilder tablePrefix(String value) {
        tablePrefix = Optional.of(value);
        return this;
    }

    /** Both in milliseconds. */
    public JdbcBuilder lease(long length, long keepAlive) {
        lockAcquireSleepInterval = length;
        lockKeepAlivePeriod = keepAlive;
        return this;
    }

    public JdbcBuilder localUrl(String value) {
        localUrl = Optional.of(value);
        return this;
    }

    Store build(Place where) {
        return new Store.Jdbc(
                where.child("jdbc"),
                url,
                new Store.Jdbc.Driver(driverClass, driver),
                new Store.Jdbc.Login(Optional.of("activemq"), password),
                tablePrefix,
                new Store.Jdbc.Lease(lockAcquireSleepInterval, lockKeepAlivePeriod),
                localUrl);
    }
}
