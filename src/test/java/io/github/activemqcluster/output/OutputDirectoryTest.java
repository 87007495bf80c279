package io.github.activemqcluster.output;

import static io.github.activemqcluster.output.TestFiles.broker;
import static io.github.activemqcluster.output.TestFiles.mode;
import static io.github.activemqcluster.output.TestFiles.plain;
import static io.github.activemqcluster.output.TestFiles.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Which files are written, which stay as they are, and which are removed. */
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
    void aFileThatIsNoLongerGeneratedGoesWithItsEmptyFolders() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        put(folder, "instances/mq1/data/kahadb/db-1.log", "messages");
        put(folder, "instances/mq1/run/pid", "none");

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
    void whatIsMadeOnceStaysAlsoWhereTheFilesInBetweenDoNotUseIt() throws Exception {
        // given: as on a machine that tries 6.3.1, which has no console
        String secret = "instances/mq1/conf/jetty-realm.properties";
        new OutputDirectory(folder).write(broker("mq1"));
        List<OutputFile> without = broker("mq1").stream()
                .filter(file -> file.kind() != Kind.SECRET)
                .toList();

        // when
        Changes tried = new OutputDirectory(folder).write(without);
        Changes again = new OutputDirectory(folder).write(without);

        // then
        assertThat(tried.removed()).isEmpty();
        assertThat(again.none()).isTrue();

        // when: the old release is back, for which a run would now make another password
        Changes back = new OutputDirectory(folder)
                .write(broker("mq1").stream()
                        .map(file -> file.kind() == Kind.SECRET
                                ? new OutputFile(file.path(), "admin: another", Kind.SECRET)
                                : file)
                        .toList());

        // then
        assertThat(back.none()).isTrue();
        assertThat(folder.resolve(secret)).hasContent("admin: secret");

        // when: its broker is no longer declared
        Changes gone = new OutputDirectory(folder).write(List.of(plain("topology.xml", "<topology/>")));

        // then
        assertThat(gone.removed()).contains(secret);
    }

    @Test
    void aFileOfSomebodyElseStays() throws Exception {
        // given
        new OutputDirectory(folder).write(broker("mq1"));
        put(folder, "instances/mq1/conf/users.properties", "mine");
        put(folder, "notes.txt", "mine");

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
        put(folder, "precious", "mine");
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes and links of POSIX")
    void scriptsAreExecutableAndSecretsTheirOwnersAlone() throws Exception {
        // when
        new OutputDirectory(folder).write(broker("mq1"));

        // then
        assertThat(mode(folder, "instances/mq1/bin/start")).startsWith("rwx");
        assertThat(mode(folder, "instances/mq1/conf/activemq.xml")).startsWith("rw-");
        assertThat(mode(folder, "instances/mq1/conf/jetty-realm.properties")).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes and links of POSIX")
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
        assertThat(mode(folder, "instances/mq1/bin/start")).isEqualTo("rwxr-x---");
        assertThat(mode(folder, "topology.xml")).isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes and links of POSIX")
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
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes and links of POSIX")
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
}
