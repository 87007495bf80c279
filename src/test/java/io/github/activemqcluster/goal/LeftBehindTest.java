package io.github.activemqcluster.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.store.StoreReader;
import io.github.activemqcluster.testing.TopologyBuilder;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that no broker has any more are named. */
class LeftBehindTest {

    @TempDir
    private Path output;

    private final StoreReader reader = new StoreReader(
            Path.of("no-such-home"), new Releases().activemq("6.3.1").orElseThrow());

    @Test
    void theStoreOfAGroupThatIsNotDeclaredAnyMore() throws IOException {
        // given
        Path elsewhere = output.resolve("elsewhere");
        Topology before = new TopologyBuilder()
                .activemq("6.3.1")
                .group("bills", group -> group.size(2).sharedFileSystem(elsewhere.toString()))
                .group("orders", 1)
                .build();
        configured("bills-1", elsewhere.toString());
        configured("bills-2", elsewhere.toString());
        configured("orders-1", "${activemq.data}/kahadb");
        Files.write(Files.createDirectories(elsewhere).resolve("db-1.log"), new byte[3 << 20]);
        Path own = Files.createDirectories(output.resolve("instances/orders-1/data/kahadb"));
        Files.write(own.resolve("db-1.log"), new byte[10]);

        // when
        LeftBehind leftBehind = new LeftBehind(Optional.of(before), output);
        Topology now =
                new TopologyBuilder().activemq("6.3.1").group("orders", 1).build();

        // then
        assertThat(leftBehind.after(now, reader))
                .containsExactly("Left behind: " + elsewhere
                        + ", the store of group 'bills' (bills-1, bills-2), which no broker has any more. There may be"
                        + " messages in its 3 MB: their number is not known, because there is no ActiveMQ here to read"
                        + " it with. Declare it as it was, and its brokers have it again; or delete the folder.");
        assertThat(leftBehind.after(before, reader)).isEmpty();
    }

    @Test
    void whatIsLeftOfEarlierTopologiesTooButNotWhereNothingIsIn() throws IOException {
        // given
        Topology now =
                new TopologyBuilder().activemq("6.3.1").group("orders", 1).build();
        configured("orders-1", "${activemq.base}/../../shared/orders");
        for (String folder : new String[] {"instances/gone-1/data/kahadb", "shared/gone", "shared/orders"}) {
            Files.write(Files.createDirectories(output.resolve(folder)).resolve("db-1.log"), new byte[10]);
        }
        Files.write(Files.createDirectories(output.resolve("shared/empty")).resolve("lock"), new byte[0]);

        // when, then
        assertThat(new LeftBehind(Optional.empty(), output).after(now, reader))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("Left behind: " + output.resolve("instances/gone-1/data/kahadb")
                                        + ", the store of broker 'gone-1'"),
                        second -> assertThat(second)
                                .startsWith("Left behind: " + output.resolve("shared/gone")
                                        + ", the store of an earlier topology"));
    }

    @Test
    void theTablesOfADatabase() {
        // given
        Topology before = new TopologyBuilder()
                .activemq("6.3.1")
                .group("database", group -> group.size(2).jdbc(unchanged -> {}))
                .build();
        LeftBehind leftBehind = new LeftBehind(Optional.of(before), output);

        // when, then
        assertThat(leftBehind.after(
                        new TopologyBuilder()
                                .activemq("6.3.1")
                                .group("orders", 1)
                                .build(),
                        reader))
                .containsExactly(
                        "Left behind: the tables of group 'database' in its database, which no broker has any more."
                                + " There may be messages in ACTIVEMQ_MSGS: their number is not known, because its driver is"
                                + " not here any more.");
        assertThat(leftBehind.after(before, reader)).isEmpty();
    }

    private void configured(String id, String directory) throws IOException {
        Path conf =
                Files.createDirectories(output.resolve("instances").resolve(id).resolve("conf"));
        Files.writeString(
                conf.resolve("activemq.xml"),
                "<beans><persistenceAdapter><kahaDB directory=\"" + directory + "\"/></persistenceAdapter></beans>");
    }
}
