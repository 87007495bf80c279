package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static io.github.activemqcluster.config.bind.Declarations.bound;
import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.Tuning.DestinationPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests settings that stand in the topology itself, such as heap, limits and policies. */
class SettingsOfAllGroupsTest {

    @Test
    void holdForEachThatSaysNothingItself() {
        // given
        Topology topology = bound(RELEASE
                + "<heap>1g</heap><systemUsage><memory>1 gb</memory><store>2 gb</store></systemUsage>"
                + "<jvmOptions><jvmOption>-Da=b</jvmOption></jvmOptions>"
                + "<fragments><fragment>a.xml</fragment></fragments>"
                + "<destinationPolicies><destinationPolicy><topic>T</topic><enableAudit>true</enableAudit>"
                + "</destinationPolicy></destinationPolicies>"
                + "<groups><group><id>a</id><kahaDB/></group>"
                + "<group><id>b</id><heap>2g</heap><systemUsage><memory>3 gb</memory></systemUsage>"
                + "<jvmOptions><jvmOption>-Dc=d</jvmOption></jvmOptions>"
                + "<fragments><fragment>b.xml</fragment></fragments><kahaDB/>"
                + "<destinationPolicies><destinationPolicy><queue>Q</queue></destinationPolicy></destinationPolicies>"
                + "</group></groups>");

        // when
        Group a = topology.groups().get(0);
        Group b = topology.groups().get(1);

        // then
        assertThat(topology.brokers()).map(Broker::heap).containsExactly("1g", "2g");
        assertThat(a.tuning().memory()).hasValue("1 gb");
        assertThat(b.tuning().memory()).hasValue("3 gb");
        assertThat(b.tuning().store()).hasValue("2 gb");
        assertThat(a.tuning().jvmOptions()).containsExactly("-Da=b");
        assertThat(b.tuning().jvmOptions()).containsExactly("-Dc=d");
        assertThat(a.fragments()).containsExactly("a.xml");
        assertThat(b.fragments()).containsExactly("b.xml");
        assertThat(a.tuning().destinationPolicies())
                .containsExactly(new DestinationPolicy(
                        at("topology.destinationPolicies[0]"), true, "T", Map.of("enableAudit", "true"), false));
        assertThat(b.tuning().destinationPolicies())
                .containsExactly(new DestinationPolicy(
                        at("topology.groups[1].destinationPolicies[0]"), false, "Q", Map.of(), false));
    }
}
