package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.testing.GroupBuilder;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.ActiveMq.RuntimeKind;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A template of the user's can make another broker than the topology asks for. The check tells each such difference.
 */
class ToldDifferencesTest {

    /** Most mistakes are in a broker of their own. */
    private static final List<Mistake> MISTAKES = List.of(
            mistake(
                    "name-1",
                    replaced("brokerName=\"name\"", "brokerName=\"nmae\""),
                    "name-1: topology.groups[0].brokers[0].brokerName asks for 'name' as the broker's name,"
                            + " and the broker would have 'nmae'"),
            mistake(
                    "port-1",
                    replaced("tcp://127.0.0.1:", "tcp://127.0.0.1:1"),
                    "port-1: topology.groups[1].brokers[0].ports.openwire asks for 'tcp://127.0.0.1:61617' as the"
                            + " transport connector for openwire, and the broker would have only tcp://127.0.0.1:161617"),
            mistake(
                    "gone-1",
                    replaced("<transportConnector name=\"openwire\"", "<transportConnector name=\"x\" enabled=\"1\""),
                    "gone-1, line 64: ActiveMQ 5.18.3 cannot load it: Attribute 'enabled' is not allowed to appear in"
                            + " element 'transportConnector'"),
            mistake(
                    "folder-1",
                    replaced("/kahadb", "/elsewhere"),
                    "folder-1: topology.groups[3].kahaDB.directory asks for 'OUT/instances/folder-1/data/kahadb' as the"
                            + " store's directory, and the broker would have 'OUT/instances/folder-1/data/elsewhere'"),
            mistake(
                    "kind-1",
                    replaced("<kahaDB directory=\"${activemq.data}/kahadb\"", "<memoryPersistenceAdapter"),
                    "kind-1: topology.groups[4].kahaDB asks for 'KahaDBPersistenceAdapter' as the kind of store,"
                            + " and the broker would have 'MemoryPersistenceAdapter'",
                    "kind-1: topology.groups[4].kahaDB.directory asks for 'OUT/instances/kind-1/data/kahadb' as the"
                            + " store's directory, and the broker would have nothing"),
            mistake(
                    "memory-1",
                    replaced("64 mb", "65 mb"),
                    "memory-1: topology.groups[5].systemUsage.memory asks for '64 mb' as the limit of memoryUsage,"
                            + " and the broker would have '68157440'"),
            mistake(
                    "policy-1",
                    replaced("replayWhenNoConsumers=\"true\"", "replayWhenNoConsumers=\"false\""),
                    "policy-1: topology.groups[6].destinationPolicies[0].replayWhenNoConsumers asks for 'true' as"
                            + " replayWhenNoConsumers of the policy for queue://>, and the broker would have 'false'"),
            mistake(
                    "target-1",
                    replaced("static:(tcp://127.0.0.1:", "static:(tcp://127.0.0.1:1"),
                    "target-1: topology.networkConnectors[2] asks for 'static:(tcp://127.0.0.1:61634)' as where network"
                            + " connector 'target-to-right' leads, and the broker would have"
                            + " 'static:(tcp://127.0.0.1:161634)'"),
            mistake(
                    "none-1",
                    xml -> xml.replaceAll("(?s)<broker.*</broker>", ""),
                    "none-1: ActiveMQ 5.18.3 cannot load it: it has no <broker>"),
            mistake(
                    "two-1",
                    replaced(
                            "</beans>",
                            "<broker xmlns=\"http://activemq.apache.org/schema/core\" brokerName=\"two\"/></beans>"),
                    "two-1: ActiveMQ 5.18.3 cannot load it: it has 2 brokers instead of one"),
            mistake(
                    "attribute-1",
                    replaced("<networkConnector name", "<networkConnector netwrokTTL=\"2\" name"),
                    "attribute-1, line 35: ActiveMQ 5.18.3 cannot load it: Attribute 'netwrokTTL' is not allowed to"
                            + " appear in element 'networkConnector'"),
            mistake(
                    "element-1",
                    replaced("<persistenceAdapter>", "<persistanceAdapter/><persistenceAdapter>"),
                    "element-1, line 32: ActiveMQ 5.18.3 cannot load it: Invalid content was found starting with"
                            + " element 'persistanceAdapter'"),
            mistake(
                    "twice-1",
                    replaced(
                            "</broker>",
                            "<managementContext><managementContext createConnector=\"true\"/></managementContext>"
                                    + "</broker>"),
                    "twice-1, line 66: <broker> has a second <managementContext>, and the first one, in line 28 of the"
                            + " file, is lost"),
            mistake(
                    "class-1",
                    replaced("</beans>", "<bean class=\"org.example.Missing\"/></beans>"),
                    "class-1: ActiveMQ 5.18.3 cannot load it: the class org.example.Missing is not in the release's"
                            + " home"),
            mistake(
                    "placeholder-1",
                    replaced("${activemq.data}/kahadb", "${activemq.dta}/kahadb"),
                    "placeholder-1: ActiveMQ 5.18.3 cannot load it: Could not resolve placeholder 'activemq.dta' in"
                            + " value \"${activemq.dta}/kahadb\""),
            mistake(
                    "doctype-1",
                    replaced("<beans", "<!DOCTYPE beans SYSTEM \"file:///etc/passwd\">\n<beans"),
                    "doctype-1, line 3: ActiveMQ 5.18.3 cannot load it: a DOCTYPE is not allowed here"),
            mistake(
                    "malformed-1",
                    replaced("</broker>", "</brokr>"),
                    "malformed-1, line 66: ActiveMQ 5.18.3 cannot load it: The element type \"broker\" must be"
                            + " terminated by the matching end-tag \"</broker>\""),
            mistake(
                    "socket-1",
                    replaced(
                            "</broker>",
                            "<plugins><bean xmlns=\"http://www.springframework.org/schema/beans\""
                                    + " class=\"java.net.ServerSocket\">"
                                    + "<constructor-arg value=\"0\"/></bean></plugins></broker>"),
                    "socket-1: ActiveMQ 5.18.3 cannot load it: it would open a network connection while it is loaded"),
            mistake(
                    "duplex-1",
                    replaced("duplex=\"true\"", "duplex=\"false\""),
                    "duplex-1: topology.networkConnectors[0].duplex asks for 'true' as duplex of network connector"
                            + " 'duplex-to-right', and the broker would have 'false'"),
            mistake(
                    "connector-1",
                    replaced("name=\"connector-to-right\"", "name=\"other\""),
                    "connector-1: topology.networkConnectors[1] asks for 'connector-to-right' as the network connector,"
                            + " and the broker would have only other"),
            mistake(
                    "lock-2",
                    replaced("lockKeepAlivePeriod=\"700\"", "lockKeepAlivePeriod=\"0\""),
                    "lock-2: topology.groups[21].sharedFileSystem.lockKeepAlivePeriod asks for '700' as"
                            + " lockKeepAlivePeriod, and the broker would have '0'"),
            mistake(
                    "filter-1",
                    replaced("prefetchSize=\"17\"", "prefetchSize=\"18\""),
                    "filter-1: topology.networkConnectors[4].prefetchSize asks for '17' as prefetchSize of network"
                            + " connector 'filter-to-right', and the broker would have '18'"),
            mistake(
                    "filter-1",
                    replaced("LOCAL.&gt;", "LOCAL.*"),
                    "filter-1: topology.networkConnectors[4].excludedDestinations asks for 'queue://LOCAL.>' as"
                            + " excludedDestinations of network connector 'filter-to-right', and the broker would have"
                            + " 'queue://LOCAL.*'"));

    @TempDir
    Path folder;

    /** All mistakes at once, since each check starts a JVM. */
    @Test
    void everyKindOfDifferenceIsTold() throws Exception {
        // given a broker for each mistake, and one without
        RenderedCluster cluster = new RenderedCluster(aBrokerForEachMistakeAndOneWithout(), folder);
        MISTAKES.forEach(mistake -> cluster.change(mistake.broker(), mistake.change()));

        // when
        List<Problem> problems = cluster.problems();

        // then
        assertThat(problems)
                .map(problem -> said(problem, cluster))
                .containsExactlyElementsOf(MISTAKES.stream()
                        .flatMap(mistake -> mistake.said().stream())
                        .toList());
        assertThat(problems)
                .allMatch(problem -> problem.rule().equals("broker-as-asked"))
                .extracting(Problem::mend)
                .containsOnly("Mend it in the topology; where that is right, this is a mistake of the plugin.");
        // and the folder has no file but the lock
        assertThat(OutputSnapshot.of(cluster.output()).entries()).containsOnlyKeys("", ".lock");
    }

    private static TopologyBuilder aBrokerForEachMistakeAndOneWithout() {
        TopologyBuilder topology = new TopologyBuilder().activemq("5.18.3").runtime(RuntimeKind.ASSEMBLED);
        for (String group : List.of(
                "name",
                "port",
                "gone",
                "folder",
                "kind",
                "memory",
                "policy",
                "target",
                "none",
                "two",
                "attribute",
                "element",
                "twice",
                "class",
                "placeholder",
                "doctype",
                "malformed",
                "socket",
                "right")) {
            topology.group(group, builder -> builder.size(1)
                    .policies(GroupBuilder.queuePolicy(">", true))
                    .systemUsage("64 mb", "2 gb", "1 gb"));
        }
        return topology.group("duplex", group -> group.size(1))
                .group("connector", group -> group.size(1))
                .group("lock", group -> group.size(2).sharedFileSystem("/mnt/shared", 500, 700))
                .duplex("duplex", "right")
                .duplex("connector", "right")
                .connector("target", "right")
                .connector("attribute", "right")
                .group("filter", group -> group.size(1))
                .connector("filter", "right", connector -> connector
                        .attribute("prefetchSize", "17")
                        .excluded(new Destination(false, "LOCAL.>")));
    }

    /** A template's change of the broker's file, and all problems that the check tells of it. */
    private record Mistake(String broker, UnaryOperator<String> change, List<String> said) {}

    private static Mistake mistake(String broker, UnaryOperator<String> change, String... said) {
        return new Mistake(broker, change, List.of(said));
    }

    private static UnaryOperator<String> replaced(String from, String to) {
        return xml -> {
            assertThat(xml).contains(from);
            return xml.replace(from, to);
        };
    }

    private static String said(Problem problem, RenderedCluster cluster) {
        return (problem.where() + ": " + problem.what())
                .replace("/conf/activemq.xml", "")
                .replaceFirst("^instances/", "")
                .replace(cluster.output().toString(), "OUT");
    }
}
