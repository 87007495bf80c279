package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.ChildJvm;
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.output.Sleeper;
import io.github.activemqcluster.output.SmallDisk;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomesTest {

    private static final String ARCHIVE = "org.apache.activemq:apache-activemq:5.18.3:tar.gz:bin";

    @TempDir
    Path folder;

    private Path out;
    private FakeArtifacts artifacts;

    @BeforeEach
    void emptyRepository() {
        out = folder.resolve("out");
        artifacts = new FakeArtifacts(folder.resolve("jars"));
    }

    @Test
    void anArchiveBecomesAHome() throws Exception {
        // given
        artifacts.with(ARCHIVE, TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz")));

        // when
        Home home = provide(fromRepository("5.18.3"));

        // then
        assertThat(home.fresh()).isTrue();
        assertThat(home.directory()).isEqualTo(out.resolve("homes/activemq-5.18.3"));
        assertThat(home.repairs()).isEmpty();
        assertThat(filesIn(home.directory()))
                .containsExactly(
                        "LICENSE",
                        "activemq-cluster-home.properties",
                        "bin/activemq",
                        "bin/activemq.jar",
                        "lib/activemq-broker-5.18.3.jar");
        assertThat(home.directory().resolve("bin/activemq")).isExecutable();
        assertThat(home.directory().resolve("docs")).doesNotExist();
    }

    @Test
    void aHomeThatIsThereIsNotTouchedAndNothingIsResolved() throws Exception {
        // given
        artifacts.with(ARCHIVE, TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz")));
        provide(fromRepository("5.18.3"));
        OutputSnapshot before = OutputSnapshot.of(out);
        artifacts.asked().clear();

        // when
        Home home = provide(fromRepository("5.18.3"));

        // then
        assertThat(home.fresh()).isFalse();
        assertThat(artifacts.asked()).isEmpty();
        assertThat(OutputSnapshot.of(out)).isEqualTo(before);
    }

    @Test
    void aZipIsAsGoodAndItsNameMeansNothing() throws Exception {
        // when
        Home home = provide(fromFile("5.18.3", TestArchive.release("5.18.3").zip(folder.resolve("download"))));

        // then
        assertThat(filesIn(home.directory())).contains("bin/activemq.jar", "lib/activemq-broker-5.18.3.jar");
        assertThat(home.directory().resolve("bin/activemq")).isExecutable();
    }

    @Test
    void aHomeIsMadeAgainWhereItsArchiveWasReplaced() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        provide(fromFile("5.18.3", archive));
        TestArchive.release("5.18.3")
                .file("apache-activemq-5.18.3/lib/patch.jar", 0644, "patch")
                .tarGz(archive);

        // when
        Home home = provide(fromFile("5.18.3", archive));

        // then
        assertThat(home.fresh()).isTrue();
        assertThat(home.directory().resolve("lib/patch.jar")).exists();
        assertThat(filesIn(out.resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    void aHomeFromWhichAnInstanceRunsIsNotReplaced() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = provide(fromFile("5.18.3", archive));
        OutputSnapshot before = OutputSnapshot.of(out);
        TestArchive.release("5.18.3").folder("apache-activemq-5.18.3/x/").tarGz(archive);
        try (ChildJvm broker = ChildJvm.start(
                Sleeper.class, List.of("-Dactivemq-cluster.instance=mq1", "-Dactivemq.home=" + home.directory()))) {
            broker.awaitLine("up");
            Path run = Files.createDirectories(out.resolve("instances/mq1/run"));
            Files.writeString(run.resolve("pid"), broker.pid() + "\n");

            // when, then
            assertThatThrownBy(() -> provide(fromFile("5.18.3", archive)))
                    .isInstanceOf(MachineException.class)
                    .hasMessage("The home " + home.directory() + " would be replaced, but instances run from it: mq1."
                            + " Nothing was changed. Stop them first.");
        }
        assertThat(OutputSnapshot.of(out).entries()).containsAllEntriesOf(withoutFolders(before));
    }

    @Test
    void replicatedLevelDbIsRepairedWhereTheArchiveIsBroken() throws Exception {
        // given
        artifacts
                .with(
                        "org.apache.activemq:apache-activemq:5.16.7:tar.gz:bin",
                        TestArchive.release("5.16.7")
                                .file("apache-activemq-5.16.7/lib/optional/zookeeper-3.4.14.jar", 0644, "broken")
                                .tarGz(folder.resolve("a.tar.gz")))
                .withJar("org.apache.zookeeper:zookeeper:3.4.6")
                .withJar("com.google.guava:failureaccess:1.0.1");

        // when
        Home home = provide(fromRepository("5.16.7"));

        // then
        assertThat(filesIn(home.directory().resolve("lib/optional")))
                .containsExactly("failureaccess-1.0.1.jar", "zookeeper-3.4.6.jar");
        assertThat(home.repairs())
                .containsExactly(
                        "replaced lib/optional/zookeeper-3.4.14.jar by org.apache.zookeeper:zookeeper:3.4.6 because"
                                + " 3.4.14 writes host/<unresolved>:2181 on JDK 14 and later",
                        "added com.google.guava:failureaccess:1.0.1 to lib/optional because the archive has Guava 28 or"
                                + " later without the part that it needs");
        assertThat(provide(fromRepository("5.16.7")).repairs()).isEqualTo(home.repairs());
        assertThat(home.directory().resolve("activemq-cluster-home.properties"))
                .content()
                .contains("done.2=added com.google.guava:failureaccess:1.0.1 to lib/optional because");
    }

    @Test
    void aJarThatBreaksReplicatedLevelDbIsDeleted() throws Exception {
        // given
        Path archive = TestArchive.release("5.10.0")
                .file("apache-activemq-5.10.0/lib/pax-url-aether-1.5.2.jar", 0644, "old Guava")
                .tarGz(folder.resolve("a.tar.gz"));

        // when
        Home home = provide(fromFile("5.10.0", archive));

        // then
        assertThat(home.repairs())
                .singleElement()
                .asString()
                .startsWith("deleted lib/pax-url-aether-1.5.2.jar because");
        assertThat(home.directory().resolve("lib/pax-url-aether-1.5.2.jar")).doesNotExist();
    }

    @Test
    void aRepairThatCannotBeMadeLeavesNothing() throws Exception {
        // given
        Path archive = TestArchive.release("5.16.7").tarGz(folder.resolve("a.tar.gz"));

        // when, then
        assertThatThrownBy(() -> provide(fromFile("5.16.7", archive)))
                .isInstanceOf(MachineException.class)
                .hasMessage("cannot get com.google.guava:failureaccess:1.0.1.");
        assertThat(out.resolve("homes")).isEmptyDirectory();
    }

    @Test
    void jarsBecomeAHome() throws Exception {
        // given
        artifacts
                .withJar("org.apache.zookeeper:zookeeper:3.9.5")
                .withJar("io.dropwizard.metrics:metrics-core:9.9")
                .withJar("org.xerial.snappy:snappy-java:9.9")
                .withJar("ch.qos.logback:logback-classic:9.9")
                .withJar("org.eclipse.jetty:jetty-server:9.9")
                .withJar("org.eclipse.jetty:jetty-servlet:9.9")
                .withJar("com.fasterxml.jackson.core:jackson-databind:9.9");
        RuntimeSource source =
                new AssembledRuntime(new Releases().zookeeper("3.9.5").orElseThrow());

        // when
        Home home = provide(source);

        // then
        assertThat(home.directory()).isEqualTo(out.resolve("homes/zookeeper-3.9.5"));
        assertThat(filesIn(home.directory().resolve("lib"))).contains("zookeeper-3.9.5.jar", "metrics-core-9.9.jar");
        assertThat(provide(source).fresh()).isFalse();
    }

    @Test
    void aReleaseThatNobodyKnowsHowToAssembleIsRefused() {
        assertThatThrownBy(() -> provide(new AssembledRuntime(activemq("5.10.0"))))
                .isInstanceOf(MachineException.class)
                .hasMessage("It is not known from which artifacts activemq 5.10.0 is put together."
                        + " Use <runtime>distribution</runtime>, or a later release.");
    }

    @Test
    void aMissingArchiveSaysWhatCanBeDone() {
        assertThatThrownBy(() -> provide(fromRepository("5.18.3")))
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "cannot get " + ARCHIVE + ". Not every release's archive is in every repository: name another"
                                + " release of the 5.18 line, or give the archive as a file, <activemq><archive>.");
        assertThatThrownBy(() -> provide(fromFile("5.18.3", folder.resolve("nowhere.tar.gz"))))
                .isInstanceOf(MachineException.class)
                .hasMessage("The archive " + folder.resolve("nowhere.tar.gz")
                        + " cannot be used: there is no such file. Mend <archive>.");
    }

    @Test
    void anArchiveOfAnotherReleaseIsRefused() throws Exception {
        // given
        Path archive = TestArchive.release("5.16.7").tarGz(folder.resolve("apache-activemq-5.18.3-bin.tar.gz"));

        // when, then
        assertRefused(
                "5.18.3",
                archive,
                "it holds ActiveMQ 5.16.7, and the topology says 5.18.3."
                        + " Name the other archive or the other version.");
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() throws Exception {
        // given
        Path archive = new TestArchive()
                .file("apache-maven-3.9.9/bin/mvn", 0755, "#!/bin/sh")
                .tarGz(folder.resolve("a.tar.gz"));

        // when, then
        assertRefused(
                "5.18.3",
                archive,
                "it is not an ActiveMQ distribution of the 5.18 line"
                        + " (no bin/activemq.jar or no lib/activemq-broker-*.jar in it).");
    }

    @Test
    void aHomeThatFailsLeavesTheOneBeforeWhole() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        provide(fromFile("5.18.3", archive));
        OutputSnapshot before = OutputSnapshot.of(out.resolve("homes/activemq-5.18.3"));
        byte[] whole = Files.readAllBytes(archive);
        Files.write(
                archive,
                Collections.nCopies(1, whole).get(0).length > 100 ? java.util.Arrays.copyOf(whole, 100) : whole);

        // when, then
        assertThatThrownBy(() -> provide(fromFile("5.18.3", archive))).isInstanceOf(MachineException.class);
        assertThat(OutputSnapshot.of(out.resolve("homes/activemq-5.18.3"))).isEqualTo(before);
        assertThat(filesIn(out.resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskLeavesNothing() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3")
                .file("apache-activemq-5.18.3/lib/large.jar", 0644, "x".repeat(5_000_000))
                .tarGz(folder.resolve("a.tar.gz"));
        SmallDisk disk = new SmallDisk(Files.createDirectory(out));

        // when
        String said;
        try (ChildJvm build =
                ChildJvm.start(disk.command(), HomeBuild.class, List.of("-XX:-UsePerfData"), out, "5.18.3", archive)) {
            said = build.awaitEnd();
        }

        // then
        assertThat(said)
                .contains("cannot unpack " + archive + ": ")
                .containsAnyOf(
                        "No space left on device (" + out.resolve("homes/.activemq-5.18.3.partial/lib/large.jar")
                                + "). Nothing was changed. Free some space on that disk, or name another outputDirectory.",
                        "File too large")
                .endsWith("homes: []");
    }

    @Test
    void aRunThatIsKilledWhileItMakesAHomeIsMendedByTheNext() throws Exception {
        // given: the archive is unpacked, its repairs are not made
        Path archive = TestArchive.release("5.16.7").tarGz(folder.resolve("a.tar.gz"));
        try (ChildJvm build = ChildJvm.start(HomeBuild.class, List.of(), out, "5.16.7", archive, "hang")) {
            build.awaitLine("resolving com.google.guava:failureaccess:1.0.1");
            build.kill();
        }
        assertThat(out.resolve("homes/activemq-5.16.7")).doesNotExist();
        assertThat(out.resolve("homes/.activemq-5.16.7.partial")).isNotEmptyDirectory();
        artifacts.withJar("com.google.guava:failureaccess:1.0.1");

        // when
        Home home = provide(fromFile("5.16.7", archive));

        // then
        assertThat(home.directory().resolve("lib/optional/failureaccess-1.0.1.jar"))
                .exists();
        assertThat(filesIn(out.resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.16.7/"));
    }

    @Test
    void aRunThatIsKilledBetweenTheTwoRenamesIsMendedByTheNext() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = provide(fromFile("5.18.3", archive));
        Files.move(home.directory(), home.directory().resolveSibling(".activemq-5.18.3.old"));

        // when
        Home mended = provide(fromFile("5.18.3", archive));

        // then
        assertThat(mended.fresh()).isFalse();
        assertThat(filesIn(out.resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    void buildsAtOnceMakeAHomeOnce() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        List<ChildJvm> processes = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        List<String> results = Collections.synchronizedList(new ArrayList<>());

        // when
        for (int number = 0; number < 2; number++) {
            processes.add(ChildJvm.start(HomeBuild.class, List.of(), out, "5.18.3", archive));
            threads.add(new Thread(() -> {
                try {
                    results.add("fresh=" + provide(fromFile("5.18.3", archive)).fresh());
                } catch (MachineException e) {
                    results.add(e.getMessage());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (ChildJvm process : processes) {
            results.add(process.awaitEnd()
                    .lines()
                    .filter(line -> line.startsWith("fresh="))
                    .findFirst()
                    .orElse("none"));
        }

        // then
        assertThat(results).containsExactlyInAnyOrder("fresh=true", "fresh=false", "fresh=false", "fresh=false");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anArchiveThatMayNotBeReadOrIsAFolderIsRefused() throws Exception {
        assertRefused("5.18.3", folder, "it is a folder.");
    }

    private void assertRefused(String version, Path archive, String why) {
        assertThatThrownBy(() -> provide(fromFile(version, archive)))
                .isInstanceOf(MachineException.class)
                .hasMessage("The archive " + archive + " cannot be used: " + why);
        assertThat(out.resolve("homes")).isEmptyDirectory();
    }

    private Home provide(RuntimeSource source) throws MachineException {
        try (OutputLock lock = new OutputDirectory(out).lock()) {
            return new Homes().provide(source, artifacts, lock);
        }
    }

    private static RuntimeSource fromRepository(String version) {
        return new DistributionArchive(activemq(version), Optional.empty());
    }

    private static RuntimeSource fromFile(String version, Path file) {
        return new DistributionArchive(activemq(version), Optional.of(file));
    }

    private static Release activemq(String version) {
        return new Releases().activemq(version).orElseThrow();
    }

    private static Map<String, String> withoutFolders(OutputSnapshot snapshot) {
        Map<String, String> files = new TreeMap<>(snapshot.entries());
        files.keySet().removeIf(name -> !name.contains("."));
        files.remove("");
        return files;
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
