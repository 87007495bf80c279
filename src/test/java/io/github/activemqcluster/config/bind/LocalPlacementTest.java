package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.config.bind.Declarations.group;
import static io.github.activemqcluster.config.bind.Declarations.ports;
import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.topology.Host;
import io.github.activemqcluster.topology.PortKind;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests that a topology of many hosts, mapped to this machine, does not touch production. */
class LocalPlacementTest {

    private static final String HOSTS =
            "<hosts><host><id>h1</id><address>mq1</address></host><host><id>h2</id></host></hosts>";

    @Test
    void mapsEveryHostToThisMachineAndPlansItsPortsAnew() {
        Topology topology = local(RELEASE
                + HOSTS
                + group("<brokers><broker><ports><openwire>7000</openwire><jmx>7001</jmx></ports></broker><broker/>"
                        + "</brokers><sharedFileSystem/>"));

        assertThat(topology.hosts())
                .containsExactly(
                        new Host(at("topology.hosts[0]"), "h1", "127.0.0.1", "h1"),
                        new Host(at("topology.hosts[1]"), "h2", "127.0.0.1", "h2"));
        assertThat(ports(topology, PortKind.OPENWIRE)).containsExactly(61616, 61617);
        assertThat(ports(topology, PortKind.JMX)).containsExactly(1099);
    }

    @Test
    void movesDirectoriesThatMayBeInProduction() {
        for (String directory : List.of("/mnt/a", "C:\\a", "\\\\server\\a", "a/../../b", "~/a")) {
            Topology topology = local(RELEASE
                    + group("<size>2</size><sharedFileSystem><directory>" + directory
                            + "</directory></sharedFileSystem>"));

            assertThat(topology.groups().get(0).store())
                    .isInstanceOfSatisfying(Store.SharedFileSystem.class, store -> assertThat(store.directory())
                            .isEqualTo("shared/g"));
        }
    }

    @Test
    void keepsDirectoriesUnderTheOutput() {
        Topology topology = local(RELEASE + group("<kahaDB><directory>stores/..a</directory></kahaDB>"));

        assertThat(topology.groups().get(0).store())
                .isEqualTo(new Store.KahaDb(at("topology.groups[0].kahaDB"), Optional.of("stores/..a")));
    }

    @Test
    void movesTheStoresOfSingleInstancesToo() {
        Topology topology = local("<activemq><version>5.16.7</version></activemq>"
                + "<zookeeper><version>3.9.5</version></zookeeper>"
                + "<ensembles><ensemble><id>zk</id><servers><server><dataDir>/a</dataDir><dataLogDir>/b</dataLogDir>"
                + "</server></servers></ensemble></ensembles>"
                + "<groups><group><id>a</id><kahaDB><directory>/c</directory></kahaDB></group>"
                + "<group><id>b</id><brokers><broker><hostname>mq1</hostname></broker></brokers>"
                + "<replicatedLevelDB><ensemble>zk</ensemble><directory>/d</directory></replicatedLevelDB></group>"
                + "</groups>");

        assertThat(topology.servers().get(0).dataDir()).isEmpty();
        assertThat(topology.servers().get(0).dataLogDir()).isEmpty();
        assertThat(topology.groups().get(0).store())
                .isEqualTo(new Store.KahaDb(at("topology.groups[0].kahaDB"), Optional.empty()));
        assertThat(((Store.ReplicatedLevelDb) topology.groups().get(1).store()).directory())
                .isEmpty();
        assertThat(topology.brokers().get(1).hostname()).isEqualTo("127.0.0.1");
    }

    @Test
    void refusesWhatIsOutside() {
        // given
        Bound bound = Samples.bind(
                "<activemq><version>5.16.7</version></activemq>"
                        + "<ensembles><ensemble><id>zk</id><connectString>zk:2181</connectString></ensemble></ensembles>"
                        + "<groups><group><id>a</id><kahaDB/></group>"
                        + "<group><id>b</id><size>2</size><jdbc><url>jdbc:x:production</url></jdbc></group></groups>"
                        + "<networkConnectors><networkConnector><from>a</from><uri>tcp://mq:61616</uri></networkConnector>"
                        + "</networkConnectors>",
                Samples.LOCAL);

        // when, then
        assertThat(bound.messages())
                .containsExactly(
                        "ERROR [local-is-local] topology.networkConnectors[0].uri: placement=local does not connect to a"
                                + " broker outside the topology. Leave the connector out of a rehearsal, for example by a"
                                + " profile.",
                        "ERROR [local-is-local] topology.ensembles[0].connectString: placement=local does not use an"
                                + " ensemble that exists already. Write <size> instead of <connectString> for a rehearsal,"
                                + " for example in a profile.",
                        "ERROR [local-is-local] topology.groups[1].jdbc: placement=local does not use the database of the"
                                + " real cluster. Give it one of its own in <local><url>.");
        assertThat(bound.problems().all()).allMatch(bound.problems()::isFatal);
        assertThat(new TopologyWriter().write(bound.topology().orElseThrow())).doesNotContain("production");
    }

    @Test
    void usesALocalDatabase() {
        Topology topology = local(
                RELEASE
                        + group(
                                "<size>2</size><jdbc><url>jdbc:x:production</url><local><url>jdbc:x:local</url></local></jdbc>"));

        assertThat(((Store.Jdbc) topology.groups().get(0).store()).url()).isEqualTo("jdbc:x:local");
    }

    private static Topology local(String content) {
        return Samples.bind(content, Samples.LOCAL).topology().orElseThrow();
    }
}
