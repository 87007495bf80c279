package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers are loaded and not started, beside data of a user, and only once if nothing changes. */
class LoadedNeverStartedTest {

    @TempDir
    Path folder;

    @Test
    void nothingIsWrittenNorCleared() throws Exception {
        // given data of a broker, among them files that a broker clears away when it starts
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder().activemq("5.16.7").group("a", group -> group.size(1)
                        .systemUsage("64 mb", "2 gb", "1 gb")),
                folder);
        cluster.replace("a-1", "<broker ", "<broker start=\"true\" ");
        Path data = cluster.output().resolve("instances/a-1/data/a/tmp_storage");
        Files.createDirectories(data);
        Files.writeString(data.resolve("db-1.log"), "somebody's");
        Path home = TestHomes.of("5.16.7");
        OutputSnapshot before = OutputSnapshot.of(cluster.output().resolve("instances"));
        OutputSnapshot homeBefore = OutputSnapshot.of(home);
        Set<Thread> threads = Thread.getAllStackTraces().keySet();

        // when
        cluster.check();

        // then
        assertThat(OutputSnapshot.of(cluster.output().resolve("instances"))).isEqualTo(before);
        assertThat(OutputSnapshot.of(home)).isEqualTo(homeBefore);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        Awaitility.await()
                .dontCatchUncaughtExceptions()
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !threads.contains(thread))
                        .extracting(Thread::getName)
                        // These are the JDK's own threads, which wait for processes and end some time later.
                        .allMatch(name -> name.startsWith("process reaper") || name.startsWith("ForkJoinPool.common")));
        assertThat(System.getProperty("activemq.base")).isNull();
    }

    @Test
    void aBeanReadsAFileThatIsNotWrittenYet() throws Exception {
        // given, as some of the releases' own configurations have it
        RenderedCluster cluster = new RenderedCluster(
                new TopologyBuilder().activemq("5.16.7").group("a", group -> group.size(1)), folder);
        cluster.replace(
                        "a-1",
                        "PropertySourcesPlaceholderConfigurer\"/>",
                        "PropertySourcesPlaceholderConfigurer\"><property name=\"locations\">"
                                + "<value>file:${activemq.conf}/credentials.properties</value></property></bean>")
                .replace("a-1", "brokerName=\"a\"", "brokerName=\"a${activemq.username}\"");

        // when, then
        assertThat(cluster.problems()).isEmpty();
    }

    @Test
    void theReferenceTopologyIsFoundRightOnceAndThenRemembered() throws Exception {
        // given
        RenderedCluster cluster = new RenderedCluster(Topologies.r9(), folder);
        cluster.check();
        OutputSnapshot before = OutputSnapshot.of(cluster.output());

        // when, then no JVM is started, and nothing is written
        cluster.check(new Conformance(new ProbeProcess(Duration.ZERO)));
        assertThat(OutputSnapshot.of(cluster.output())).isEqualTo(before);

        // and a file that differs in a blank is checked again
        cluster.replace("group2-1", "</broker>", " </broker>");
        assertThatThrownBy(() -> cluster.check(new Conformance(new ProbeProcess(Duration.ZERO))))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The brokers' configurations could not be loaded within 0 s.");
    }
}
