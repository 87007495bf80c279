package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.flow.Rights;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.NetworkConnector.Destination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rights that fragments give to the users of bridges. */
class FragmentRightsTest {

    private static final String PLUGINS =
            """
            <plugins>
              <simpleAuthenticationPlugin>
                <users><authenticationUser username="bridge" password="p" groups="bridges, all"/></users>
              </simpleAuthenticationPlugin>
              <authorizationPlugin><map><authorizationMap><authorizationEntries>
                <authorizationEntry queue="orders.>" read="bridges" write="others"/>
                <authorizationEntry topic="prices" read="others" write="x, all"/>
                <authorizationEntry topic="ActiveMQ.Advisory.>" read="*" write="*" admin="*"/>
                <authorizationEntry tempQueue="true" read="bridges"/>
              </authorizationEntries></authorizationMap></map></authorizationPlugin>
            </plugins>
            """;

    @TempDir
    private Path directory;

    @Test
    void areThoseOfAUsersGroups() throws Exception {
        Destination advisories = new Destination(true, "ActiveMQ.Advisory.>");
        assertThat(rights(PLUGINS).of("secure", Optional.of("bridge")))
                .contains(new Rights.Access(
                        List.of(new Destination(false, "orders.>"), advisories),
                        List.of(new Destination(true, "prices"), advisories)));
    }

    @Test
    void areNotKnownOfOthers() throws Exception {
        assertThat(rights(PLUGINS).of("secure", Optional.of("stranger"))).isEmpty();
        assertThat(rights(PLUGINS).of("secure", Optional.empty())).isEmpty();
        assertThat(rights(PLUGINS).of("open", Optional.of("bridge"))).isEmpty();
    }

    @Test
    void areNotLimitedWithoutEntries() throws Exception {
        assertThat(rights("<plugins><statisticsBrokerPlugin/></plugins>").of("secure", Optional.of("bridge")))
                .isEmpty();
    }

    private Rights rights(String fragment) throws Exception {
        Path file = Files.writeString(directory.resolve("plugins.xml"), fragment);
        var topology = new TopologyBuilder().group("secure", 1).group("open", 1).build();
        return new FragmentRights(topology, Map.of("secure", List.of(Fragment.read(file))));
    }
}
