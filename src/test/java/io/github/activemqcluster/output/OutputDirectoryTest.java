package io.github.activemqcluster.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void writesEveryFileWhereThereWasNothing() throws Exception {
        // given
        Path root = folder.resolve("target/activemq cluster");

        // when
        Changes changes = new OutputDirectory(root).write(broker("mq1"));

        // then
        assertThat(changes.written())
                .containsExactly(
                        "instances/mq1/bin/start",
                        "instances/mq1/conf/activemq.xml",
                        "instances/mq1/conf/jetty-realm.properties",
                        "instances/mq1/data/myid",
                        "topology.xml");
        assertThat(changes.unchanged()).isZero();
        assertThat(root.resolve("instances/mq1/conf/activemq.xml")).hasContent("<broker name='ü'/>");
        assertThat(root.resolve(".staging")).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void scriptsAreExecutableAndSecretsTheirOwnersAlone() throws Exception {
        // when
        new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(mode("instances/mq1/bin/start")).startsWith("rwx");
        assertThat(mode("instances/mq1/conf/activemq.xml")).startsWith("rw-");
        assertThat(mode("instances/mq1/conf/jetty-realm.properties")).isEqualTo("rw-------");
    }

    @Test
    void anUnchangedSecondRunWritesNothingAnywhere() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        OutputSnapshot before = OutputSnapshot.of(folder);

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(changes.none()).isTrue();
        assertThat(changes.unchanged()).isEqualTo(5);
        assertThat(OutputSnapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void onlyWhatDiffersIsWritten() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        Files.writeString(folder.resolve("topology.xml"), "<edited/>");

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(changes.written()).containsExactly("topology.xml");
        assertThat(changes.unchanged()).isEqualTo(4);
        assertThat(folder.resolve("topology.xml")).hasContent("<topology/>");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aScriptThatLostItsModeGetsItBackAndAReplacedFileKeepsItsReaders() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        Files.setPosixFilePermissions(
                folder.resolve("instances/mq1/bin/start"), PosixFilePermissions.fromString("rw-r-----"));
        Files.setPosixFilePermissions(folder.resolve("topology.xml"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(folder.resolve("topology.xml"), "<edited/>");

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(changes.written()).containsExactly("instances/mq1/bin/start", "topology.xml");
        assertThat(mode("instances/mq1/bin/start")).isEqualTo("rwxr-x---");
        assertThat(mode("topology.xml")).isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoLongerGeneratedGoesWithItsEmptyFolders() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        put("instances/mq1/data/kahadb/db-1.log", "messages");
        put("instances/mq1/run/pid", "none");

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq2"));

        // then
        assertThat(changes.removed())
                .containsExactly(
                        "instances/mq1/bin/start",
                        "instances/mq1/conf/activemq.xml",
                        "instances/mq1/conf/jetty-realm.properties");
        assertThat(folder.resolve("instances/mq1/bin")).doesNotExist();
        assertThat(folder.resolve("instances/mq1/conf")).doesNotExist();
        assertThat(folder.resolve("instances/mq1/data/kahadb/db-1.log")).hasContent("messages");
        assertThat(folder.resolve("instances/mq1/data/myid")).exists();
        assertThat(folder.resolve("instances/mq1/run/pid")).exists();
        assertThat(folder.resolve("instances/mq2/bin/start")).exists();
    }

    @Test
    void aFileOfSomebodyElseStays() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        put("instances/mq1/conf/users.properties", "mine");
        put("notes.txt", "mine");

        // when
        new OutputDirectory(folder).write(List.of(plain("topology.xml", "<topology/>")));

        // then
        assertThat(folder.resolve("instances/mq1/conf/users.properties")).hasContent("mine");
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
        assertThat(folder.resolve("instances/mq1/conf/activemq.xml")).doesNotExist();
    }

    @Test
    void aManifestThatNamesAFileOutsideDoesNoHarm() throws Exception {
        // given
        Path root = folder.resolve("out");
        new OutputDirectory(root).write(broker("mq1"));
        put("precious", "mine");
        Files.writeString(root.resolve(".generated"), "../precious\n/etc/hostname\nhomes/x\n.lock\n");

        // when
        Changes changes = new OutputDirectory(root).write(broker("mq1"));

        // then
        assertThat(changes.removed()).isEmpty();
        assertThat(folder.resolve("precious")).hasContent("mine");
        assertThat(root.resolve(".lock")).exists();
    }

    @Test
    void aSecretIsMadeOnceAndKept() throws Exception {
        // given
        new OutputDirectory(folder).write(List.of(new OutputFile("realm", "admin: one", Kind.SECRET)));

        // when
        Changes changes =
                new OutputDirectory(folder).write(List.of(new OutputFile("realm", "admin: two", Kind.SECRET)));

        // then
        assertThat(changes.none()).isTrue();
        assertThat(folder.resolve("realm")).hasContent("admin: one");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPrivateFileIsReplacedAndStaysItsOwners() throws Exception {
        // given
        new OutputDirectory(folder).write(List.of(new OutputFile("database", "password=one", Kind.PRIVATE)));
        Files.setPosixFilePermissions(folder.resolve("database"), PosixFilePermissions.fromString("rw-r--r--"));

        // when
        new OutputDirectory(folder).write(List.of(new OutputFile("database", "password=two", Kind.PRIVATE)));

        // then
        assertThat(folder.resolve("database")).hasContent("password=two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anIdentityThatDiffersStopsEverything() throws Exception {
        // given
        new OutputDirectory(folder).write(List.of(identity("1\n"), plain("topology.xml", "one")));
        OutputSnapshot before = OutputSnapshot.of(folder);

        // when, then
        assertThatThrownBy(
                        () -> new OutputDirectory(folder).write(List.of(identity("2\n"), plain("topology.xml", "two"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage(folder.resolve("instances/zk1-1/data/myid")
                        + " says '1', the topology says '2'. The data beside it belongs to another server."
                        + " Give the server its number back, or move its data folder away.");
        assertThat(OutputSnapshot.of(folder)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/x",
                "a/../../x",
                "a//b",
                "",
                ".",
                "a/.",
                "a\\..\\..\\x",
                "C:/x",
                "homes/x",
                ".lock",
                ".staging/x",
                "a\nb"
            })
    void aPathThatLeavesTheDirectoryOrIsReservedIsRefused(String path) {
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain(path, ""))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'" + path + "' is not a path inside the output directory.");
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("a/b", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'a/b' would be written twice. Two things in the topology have one id.");
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("A/b", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessageStartingWith("'a/b' and 'A/b' differ only in upper and lower case");
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("a/b", "1"), plain("a", "2"))))
                .isInstanceOf(TopologyException.class)
                .hasMessage("'a' would be a file, and the folder of 'a/b' too.");
    }

    @Test
    void anOutputDirectoryThatIsAFileIsRefused() throws Exception {
        // given
        put("out", "a file");

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder.resolve("out")).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessage("The output directory " + folder.resolve("out")
                        + " is a file. Move it away, or name another folder as outputDirectory.");
        assertThatThrownBy(() -> new OutputDirectory(folder.resolve("out/below")).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("cannot make the output directory " + folder.resolve("out/below"));
        assertThat(folder.resolve("out")).hasContent("a file");
    }

    @Test
    void aFolderThatIsAFileAndAFileThatIsAFolderAreRefusedBeforeAnythingChanges() throws Exception {
        // given
        put("instances/mq1/conf", "a file");
        OutputSnapshot before = OutputSnapshot.of(folder.resolve("instances"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("Move it away");
        assertThat(OutputSnapshot.of(folder.resolve("instances"))).isEqualTo(before);
        assertThat(folder.resolve("topology.xml")).doesNotExist();

        // given
        Files.createDirectories(folder.resolve("topology.xml"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder).write(List.of(plain("topology.xml", "<topology/>"))))
                .isInstanceOf(MachineException.class)
                .hasMessage(folder.resolve("topology.xml")
                        + " is not a file, but one is to be written there. Move it away, and try again.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anOutputDirectoryMayBeALink() throws Exception {
        // given
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        // when
        new OutputDirectory(link).write(broker("mq1"));

        // then
        assertThat(real.resolve("instances/mq1/bin/start")).exists();
        assertThat(new OutputDirectory(link).write(broker("mq1")).none()).isTrue();
    }

    @Test
    void whereAMoveFailsEverythingIsTakenBack() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        OutputSnapshot before = OutputSnapshot.of(folder);
        List<Path> moved = new ArrayList<>();
        Mover failing = (complete, target) -> {
            if (moved.size() == 3) {
                throw new IOException("the device is gone");
            }
            moved.add(target);
            Mover.atomic().move(complete, target);
        };
        List<OutputFile> changed = new ArrayList<>(broker("mq2"));
        changed.set(0, plain("topology.xml", "<changed/>"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(folder, Duration.ofSeconds(1), failing).write(changed))
                .isInstanceOf(MachineException.class)
                .hasMessage("cannot write to " + folder + ": the device is gone. Nothing was changed.");
        assertThat(moved).hasSize(3);
        assertThat(OutputSnapshot.of(folder).entries().keySet())
                .isEqualTo(before.entries().keySet());
        assertThat(folder.resolve("topology.xml")).hasContent("<topology/>");
        assertThat(new OutputDirectory(folder).write(broker("mq1")).none()).isTrue();
    }

    @Test
    void whatAKilledRunLeftIsClearedAwayAndFinished() throws Exception {
        // given: killed between two moves
        new OutputDirectory(folder).write(broker("mq1"));
        put(".staging/7.new", "half");
        put("homes/.activemq-5.18.3.partial/lib/x.jar", "half");
        Files.writeString(folder.resolve("topology.xml"), "<of the killed run/>");

        // when
        Changes changes = new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(changes.written()).containsExactly("topology.xml");
        assertThat(folder.resolve(".staging")).doesNotExist();
        assertThat(folder.resolve("homes")).isEmptyDirectory();
    }

    @Test
    void twoBuildsAtOnceDoNotMeet() throws Exception {
        // given
        List<Thread> builds = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int number = 0; number < 4; number++) {
            String content = "<build number='" + number + "'/>";
            builds.add(new Thread(() -> {
                try {
                    for (int round = 0; round < 5; round++) {
                        new OutputDirectory(folder).write(List.of(plain("a", content), plain("b", content)));
                    }
                } catch (MachineException | TopologyException e) {
                    failures.add(e);
                }
            }));
        }

        // when
        builds.forEach(Thread::start);
        for (Thread build : builds) {
            build.join();
        }

        // then
        assertThat(failures).isEmpty();
        assertThat(Files.readString(folder.resolve("a"))).isEqualTo(Files.readString(folder.resolve("b")));
    }

    @Test
    void aBuildThatWaitsForTooLongSaysForWhom() throws Exception {
        // given
        OutputDirectory impatient = new OutputDirectory(folder, Duration.ofMillis(100), Mover.atomic());
        try (ChildJvm other = ChildJvm.start(LockHolder.class, List.of(), folder)) {
            other.awaitLine("locked");

            // when, then
            assertThatThrownBy(() -> impatient.write(broker("mq1")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageContaining("in use by another build (process " + other.pid() + " of user '");

            // when
            other.kill();
        }

        // then
        assertThat(impatient.write(broker("mq1")).none()).isFalse();
    }

    private static List<OutputFile> broker(String id) {
        return List.of(
                plain("topology.xml", "<topology/>"),
                plain("instances/" + id + "/conf/activemq.xml", "<broker name='ü'/>"),
                new OutputFile("instances/" + id + "/bin/start", "#!/bin/sh\n", Kind.EXECUTABLE),
                new OutputFile("instances/" + id + "/conf/jetty-realm.properties", "admin: secret", Kind.SECRET),
                new OutputFile("instances/" + id + "/data/myid", "1\n", Kind.IDENTITY));
    }

    private static OutputFile plain(String path, String content) {
        return new OutputFile(path, content, Kind.PLAIN);
    }

    private static OutputFile identity(String content) {
        return new OutputFile("instances/zk1-1/data/myid", content, Kind.IDENTITY);
    }

    private void put(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
