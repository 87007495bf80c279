package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Machines;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.SharedFileSystem;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code shared-directory-given}: if a sharedFileSystem group spans hosts, its directory is given and absolute. */
public final class SharedDirectoryIsGiven implements Rule {

    /** A path from the root, from a Windows drive, or from a Windows share. */
    private static final Pattern ABSOLUTE = Pattern.compile("(/|[a-zA-Z]:[/\\\\]|\\\\\\\\).*", Pattern.DOTALL);

    @Override
    public void check(Topology topology, Findings findings) {
        var machines = new Machines(topology);
        for (Group group : topology.groups()) {
            if (group.store() instanceof SharedFileSystem store
                    && !ABSOLUTE.matcher(store.directory()).matches()) {
                List<String> used = group.brokers().stream()
                        .map(Broker::host)
                        .map(machines::machine)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
                if (used.size() > 1) {
                    findings.error(
                            store.where().child("directory"),
                            Wording.quote(store.directory()) + " is not an absolute path, but the brokers of group "
                                    + Wording.quote(group.id()) + " are on " + used.size() + " hosts",
                            "Give the absolute path at which all of them reach the shared directory: each would use one"
                                    + " of its own, and be a master.");
                }
            }
        }
    }
}
