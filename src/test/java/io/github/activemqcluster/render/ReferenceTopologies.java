package io.github.activemqcluster.render;

import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The topologies whose files are held whole, by the name of their golden file. */
final class ReferenceTopologies {

    private ReferenceTopologies() {}

    static Map<String, TopologyBuilder> all() {
        Map<String, TopologyBuilder> all = new LinkedHashMap<>();
        all.put("r1", Topologies.r1());
        all.put("r2", Topologies.r2());
        all.put("r2-5.18.3", Topologies.r2().activemq("5.18.3"));
        all.put("r2-console-6.2.9", withConsole("6.2.9"));
        all.put("r2-console-6.3.1", withConsole("6.3.1"));
        all.put("r3", Topologies.r3());
        all.put("r3-5.18.3", Topologies.r3().activemq("5.18.3"));
        all.put("r4", Topologies.r4());
        all.put("r5", Topologies.r5());
        all.put("r6", Topologies.r6());
        all.put("r6-5.10.0", Topologies.r6().activemq("5.10.0").zookeeper("3.4.6"));
        all.put("r7", Topologies.r7());
        all.put("r8", Topologies.r8());
        all.put("r8b", Topologies.r8b());
        all.put("r9", Topologies.r9());
        all.put("r10", Topologies.r10());
        all.put("r11", Topologies.r11());
        all.put("everything", Everything.topology());
        return Collections.unmodifiableMap(all);
    }

    /** A topology of a release whose archive is there. */
    private static TopologyBuilder withConsole(String version) {
        return Topologies.r2()
                .activemq(version)
                .runtime(RuntimeKind.DISTRIBUTION)
                .group("shared", group -> group.console("0.0.0.0").consoleUser("operator", "console = secret"));
    }
}
