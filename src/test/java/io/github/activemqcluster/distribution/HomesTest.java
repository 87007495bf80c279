package io.github.activemqcluster.distribution;

import static io.github.activemqcluster.distribution.HomesOfTest.ARCHIVE;
import static io.github.activemqcluster.distribution.HomesOfTest.filesIn;
import static io.github.activemqcluster.distribution.HomesOfTest.fromFile;
import static io.github.activemqcluster.distribution.HomesOfTest.fromRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.ChildJvm;
import io.github.activemqcluster.output.OutputSnapshot;
import io.github.activemqcluster.output.Sleeper;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Releases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The content of a home, and the reasons to make it again. */
class HomesTest {

    @TempDir
    Path folder;

    private HomesOfTest homes;

    @BeforeEach
    void emptyRepository() {
        homes = new HomesOfTest(folder);
    }

    @Test
    void anArchiveBecomesAHome() throws Exception {
        // given
        homes.artifacts().with(ARCHIVE, TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz")));

        // when
        Home home = homes.provide(fromRepository("5.18.3"));

        // then
        assertThat(home.fresh()).isTrue();
        assertThat(home.directory()).isEqualTo(homes.output().resolve("homes/activemq-5.18.3"));
        assertThat(home.repairs()).isEmpty();
        assertThat(filesIn(home.directory()))
                .containsExactly(
                        "LICENSE",
                        "activemq-cluster-files.txt",
                        "activemq-cluster-home.properties",
                        "bin/activemq.jar",
                        "bom.json",
                        "lib/activemq-broker-5.18.3.jar");
        assertThat(home.directory().resolve("bin/activemq.jar")).isExecutable();
        assertThat(home.directory().resolve("docs")).doesNotExist();
    }

    @Test
    void aZipIsAsGoodAndItsNameMeansNothing() throws Exception {
        // when
        Home home =
                homes.provide(fromFile("5.18.3", TestArchive.release("5.18.3").zip(folder.resolve("download"))));

        // then
        assertThat(filesIn(home.directory())).contains("bin/activemq.jar", "lib/activemq-broker-5.18.3.jar");
        assertThat(home.directory().resolve("bin/activemq.jar")).isExecutable();
    }

    @Test
    void jarsBecomeAHome() throws Exception {
        // given
        homes.artifacts()
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
        Home home = homes.provide(source);

        // then
        assertThat(home.directory()).isEqualTo(homes.output().resolve("homes/zookeeper-3.9.5"));
        assertThat(filesIn(home.directory().resolve("lib"))).contains("zookeeper-3.9.5.jar", "metrics-core-9.9.jar");
        assertThat(homes.provide(source).fresh()).isFalse();
    }

    @Test
    void aHomeThatIsThereIsNotTouchedAndNothingIsResolved() throws Exception {
        // given
        homes.artifacts().with(ARCHIVE, TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz")));
        homes.provide(fromRepository("5.18.3"));
        OutputSnapshot before = OutputSnapshot.of(homes.output());
        homes.artifacts().asked().clear();

        // when
        Home home = homes.provide(fromRepository("5.18.3"));

        // then
        assertThat(home.fresh()).isFalse();
        assertThat(homes.artifacts().asked()).isEmpty();
        assertThat(OutputSnapshot.of(homes.output())).isEqualTo(before);
    }

    @Test
    void aHomeIsMadeAgainWhereItsArchiveWasReplaced() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        homes.provide(fromFile("5.18.3", archive));
        TestArchive.release("5.18.3")
                .file("apache-activemq-5.18.3/lib/patch.jar", 0644, "patch")
                .tarGz(archive);

        // when
        Home home = homes.provide(fromFile("5.18.3", archive));

        // then
        assertThat(home.fresh()).isTrue();
        assertThat(home.directory().resolve("lib/patch.jar")).exists();
        assertThat(filesIn(homes.output().resolve("homes"))).allMatch(name -> name.startsWith("activemq-5.18.3/"));
    }

    @Test
    void aHomeFromWhichAnInstanceRunsIsNotReplaced() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        OutputSnapshot before = OutputSnapshot.of(homes.output());
        TestArchive.release("5.18.3").folder("apache-activemq-5.18.3/x/").tarGz(archive);
        try (ChildJvm broker = ChildJvm.start(
                Sleeper.class, List.of("-Dactivemq-cluster.instance=mq1", "-Dactivemq.home=" + home.directory()))) {
            broker.awaitLine("up");
            Path run = Files.createDirectories(homes.output().resolve("instances/mq1/run"));
            Files.writeString(run.resolve("pid"), broker.pid() + "\n");

            // when, then
            assertThatThrownBy(() -> homes.provide(fromFile("5.18.3", archive)))
                    .isInstanceOf(MachineException.class)
                    .hasMessage("The home " + home.directory() + " would be replaced, but instances run from it: mq1."
                            + " Nothing was changed. Stop them first.");
        }
        assertThat(OutputSnapshot.of(homes.output()).entries()).containsAllEntriesOf(withoutFolders(before));
    }

    @Test
    void aHomeThatHasLostAFileIsMadeAgain() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        Path jar = home.directory().resolve("lib/activemq-broker-5.18.3.jar");
        Files.delete(jar);
        Files.writeString(home.directory().resolve("lib/mine.jar"), "put here by hand");
        assertThat(new Integrity(false).damage(home.directory())).hasValue("lib/activemq-broker-5.18.3.jar is missing");

        // when
        Home repaired = homes.provide(fromFile("5.18.3", archive));

        // then
        assertThat(repaired.fresh()).isTrue();
        assertThat(jar).exists();
        assertThat(new Integrity(true).damage(home.directory())).isEmpty();
        assertThat(homes.provide(fromFile("5.18.3", archive)).fresh()).isFalse();
    }

    @Test
    void whatWasChangedIsFoundByItsSizeAndElseByItsHash() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        Path file = home.directory().resolve("bin/activemq.jar");
        byte[] content = Files.readAllBytes(file);
        content[0]++;

        // when, then
        Files.write(file, content);
        assertThat(new Integrity(false).damage(home.directory())).isEmpty();
        assertThat(new Integrity(true).damage(home.directory())).hasValue("bin/activemq.jar has another content");

        // when, then
        Files.writeString(file, "");
        assertThat(new Integrity(false).damage(home.directory()))
                .hasValue("bin/activemq.jar has 0 bytes instead of " + content.length);
        assertThat(homes.provide(fromFile("5.18.3", archive)).fresh()).isTrue();
    }

    @Test
    void underAnInstanceWhatIsMissingIsPutBackAndWhatWasChangedStays() throws Exception {
        // given
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        Path jar = home.directory().resolve("lib/activemq-broker-5.18.3.jar");
        Path kept = home.directory().resolve("LICENSE");
        Object before = Files.readAttributes(kept, BasicFileAttributes.class).fileKey();
        Files.delete(jar);
        try (ChildJvm broker = ChildJvm.start(
                Sleeper.class, List.of("-Dactivemq-cluster.instance=mq1", "-Dactivemq.home=" + home.directory()))) {
            broker.awaitLine("up");
            Path run = Files.createDirectories(homes.output().resolve("instances/mq1/run"));
            Files.writeString(run.resolve("pid"), broker.pid() + "\n");

            // when
            homes.provide(fromFile("5.18.3", archive));

            // then
            assertThat(jar).exists();
            assertThat(Files.readAttributes(kept, BasicFileAttributes.class).fileKey())
                    .isEqualTo(before);

            // when, then
            Files.writeString(kept, "");
            assertThatThrownBy(() -> homes.provide(fromFile("5.18.3", archive)))
                    .isInstanceOf(MachineException.class)
                    .hasMessageStartingWith(
                            "The home " + home.directory() + " is not whole (LICENSE has 0 bytes instead of ")
                    .hasMessageEndingWith(
                            ") and would be made again, but instances run from it: mq1. Nothing was changed."
                                    + " Stop them first.");
        }
    }

    @Test
    void aHomeWithoutAListOfItsFilesIsMadeAgain() throws Exception {
        // given: as an earlier version of this plugin has made it
        Path archive = TestArchive.release("5.18.3").tarGz(folder.resolve("a.tar.gz"));
        Home home = homes.provide(fromFile("5.18.3", archive));
        Files.delete(home.directory().resolve("activemq-cluster-files.txt"));

        // when, then
        assertThat(new Integrity(true).damage(home.directory())).isEmpty();
        assertThat(homes.provide(fromFile("5.18.3", archive)).fresh()).isTrue();
        assertThat(home.directory().resolve("activemq-cluster-files.txt")).exists();
    }

    @Test
    void replicatedLevelDbIsRepairedWhereTheArchiveIsBroken() throws Exception {
        // given
        homes.artifacts()
                .with(
                        "org.apache.activemq:apache-activemq:5.16.7:tar.gz:bin",
                        TestArchive.release("5.16.7")
                                .file("apache-activemq-5.16.7/lib/optional/zookeeper-3.4.14.jar", 0644, "broken")
                                .tarGz(folder.resolve("a.tar.gz")))
                .withJar("org.apache.zookeeper:zookeeper:3.4.6")
                .withJar("com.google.guava:failureaccess:1.0.1");

        // when
        Home home = homes.provide(fromRepository("5.16.7"));

        // then
        assertThat(filesIn(home.directory().resolve("lib/optional")))
                .containsExactly("failureaccess-1.0.1.jar", "zookeeper-3.4.6.jar");
        assertThat(home.repairs())
                .containsExactly(
                        "replaced lib/optional/zookeeper-3.4.14.jar by org.apache.zookeeper:zookeeper:3.4.6 because"
                                + " 3.4.14 writes host/<unresolved>:2181 on JDK 14 and later",
                        "added com.google.guava:failureaccess:1.0.1 to lib/optional because the archive has Guava 28 or"
                                + " later without the part that it needs");
        assertThat(homes.provide(fromRepository("5.16.7")).repairs()).isEqualTo(home.repairs());
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
        Home home = homes.provide(fromFile("5.10.0", archive));

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
        assertThatThrownBy(() -> homes.provide(fromFile("5.16.7", archive)))
                .isInstanceOf(MachineException.class)
                .hasMessage("cannot get com.google.guava:failureaccess:1.0.1.");
        assertThat(homes.output().resolve("homes")).isEmptyDirectory();
    }

    private static Map<String, String> withoutFolders(OutputSnapshot snapshot) {
        Map<String, String> files = new TreeMap<>(snapshot.entries());
        files.keySet().removeIf(name -> !name.contains("."));
        files.remove("");
        return files;
    }
}
