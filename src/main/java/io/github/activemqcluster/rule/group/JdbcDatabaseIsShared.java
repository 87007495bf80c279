package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.Jdbc;
import io.github.activemqcluster.topology.Topology;
import java.util.regex.Pattern;

/**
 * {@code jdbc-shared-database}: the database of a jdbc store does not run inside the broker's process.
 *
 * <p>Source: the URLs of Derby, H2, HSQLDB and SQLite. Each but the last has forms that reach a server.
 */
public final class JdbcDatabaseIsShared implements Rule {

    private static final Pattern EMBEDDED = Pattern.compile(
            "jdbc:(derby:(?!//)|h2:(?!tcp:|ssl:)|hsqldb:(?!hsqls?:|https?:)|sqlite:).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof Jdbc store
                    && EMBEDDED.matcher(store.url()).matches()) {
                findings.error(
                        store.where().child("url"),
                        Wording.quote(store.url()) + " is a database inside each broker's own process",
                        "Give the URL of a database server that all brokers of group " + Wording.quote(group.id())
                                + " reach: as it is nothing is shared, and each would be a master.");
            }
        }
    }
}
