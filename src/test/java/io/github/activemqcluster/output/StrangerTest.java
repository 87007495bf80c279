package io.github.activemqcluster.output;

import static io.github.activemqcluster.output.TestFiles.broker;
import static io.github.activemqcluster.output.TestFiles.mode;
import static io.github.activemqcluster.output.TestFiles.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another user of the machine may read the files without secrets in an output directory, and nothing else. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes and links of POSIX")
class StrangerTest {

    private static final String NOBODY = "65534";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".lock",
                ".generated",
                "topology.xml",
                "instances",
                "instances/mq1",
                "instances/mq1/bin",
                "instances/mq1/bin/start",
                "instances/mq1/conf",
                "instances/mq1/conf/jetty-realm.properties",
                "instances/mq1/data",
                "instances/mq1/run",
                "homes",
                "drivers"
            })
    void aLinkIsRefusedAndNothingIsWrittenThroughIt(String path) throws Exception {
        // given
        Path root = Files.createDirectory(folder.resolve("out"));
        boolean isFile = path.contains(".") || path.endsWith("start");
        Path victim = folder.resolve("victim");
        put(folder, isFile ? "victim" : "victim/.precious.old", "precious");
        Files.createDirectories(root.resolve(path).getParent());
        Files.createSymbolicLink(root.resolve(path), victim);
        OutputSnapshot before = OutputSnapshot.of(victim);

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(root).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(root.resolve(path) + " is a link, to " + victim + ". ")
                .hasMessageContaining("Nothing was changed. Remove the link");
        assertThat(OutputSnapshot.of(victim)).isEqualTo(before);
        assertThat(root.resolve("topology.xml").toFile().isFile()).isEqualTo(path.equals("topology.xml"));
    }

    @Test
    void aLinkThatCameLaterIsRefusedAsWell() throws Exception {
        // given
        Path root = folder.resolve("out");
        new OutputDirectory(root).write(broker("mq1"));
        Files.move(root.resolve("instances"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("instances"), folder.resolve("elsewhere"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(root).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(root.resolve("instances") + " is a link");
    }

    @Test
    void aLockThatIsASecondNameOfAnotherFileIsRefused() throws Exception {
        // given
        Path root = Files.createDirectory(folder.resolve("out"));
        put(folder, "victim", "precious");
        Files.createLink(root.resolve(".lock"), folder.resolve("victim"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(root).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(root.resolve(".lock") + " is a hard link");
        assertThat(folder.resolve("victim")).hasContent("precious");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "002", "077"})
    void theModesAreTheSameWhateverTheUmask(String umask) throws Exception {
        // when
        Path root = write(umask);

        // then
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.toList()) {
                modes.put(OutputPath.text(root, path), mode(root, OutputPath.text(root, path)));
            }
        }
        assertThat(modes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("", "rwxr-xr-x"),
                        Map.entry(".generated", "rw-r--r--"),
                        Map.entry(".lock", "rw-------"),
                        Map.entry("homes", "rwxr-xr-x"),
                        Map.entry("homes/activemq-5.18.3", "rwxr-xr-x"),
                        Map.entry("homes/activemq-5.18.3/lib", "rwxr-xr-x"),
                        Map.entry("homes/activemq-5.18.3/lib/broker.jar", "rw-r--r--"),
                        Map.entry("instances", "rwxr-xr-x"),
                        Map.entry("instances/mq1", "rwxr-xr-x"),
                        Map.entry("instances/mq1/bin", "rwxr-xr-x"),
                        Map.entry("instances/mq1/bin/start", "rwxr-xr-x"),
                        Map.entry("instances/mq1/conf", "rwxr-xr-x"),
                        Map.entry("instances/mq1/conf/activemq.xml", "rw-r--r--"),
                        Map.entry("instances/mq1/conf/jetty-realm.properties", "rw-------"),
                        Map.entry("instances/mq1/data", "rwx------"),
                        Map.entry("instances/mq1/data/myid", "rw-r--r--"),
                        Map.entry("secrets", "rwx------"),
                        Map.entry("secrets/users.properties", "rw-------"),
                        Map.entry("topology.xml", "rw-r--r--")));
    }

    @Test
    @EnabledIf("isAdministrator")
    void anotherUserCanWriteNothingAndReadNoSecret() throws Exception {
        // given
        Path root = write("000");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        // when
        String found = asNobody("find", root.toString(), "-writable", "-printf", "may write %P\\n")
                + asNobody("find", root.toString(), "-type", "f", "-readable", "-printf", "may read %P\\n");

        // then
        assertThat(found.lines().filter(line -> !line.endsWith("Permission denied")))
                .containsExactlyInAnyOrder(
                        "may read .generated",
                        "may read homes/activemq-5.18.3/lib/broker.jar",
                        "may read instances/mq1/bin/start",
                        "may read instances/mq1/conf/activemq.xml",
                        "may read topology.xml");
    }

    @Test
    @EnabledIf("isAdministrator")
    void aFolderThatAnotherUserHasPutThereIsRefused() throws Exception {
        // given
        Path root = Files.createDirectory(folder.resolve("out"));
        Path put = Files.createDirectories(root.resolve("instances/mq1"));
        Files.setAttribute(put, "unix:uid", Integer.valueOf(NOBODY));
        String owner = Files.getOwner(put).getName();

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(root).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessage(put + " belongs to the user '" + owner
                        + "', who could change what is generated there. Nothing was changed. Move it away, or name"
                        + " another outputDirectory.");
    }

    @Test
    void whatAnOpenUmaskLeftIsMendedWithoutBeingWrittenAnew() throws Exception {
        // given: as an earlier version of the plugin did it
        Path root = folder.resolve("out");
        new OutputDirectory(root).write(broker("mq1"));
        for (String file : List.of("topology.xml", "instances/mq1/conf/activemq.xml", ".generated")) {
            Files.setPosixFilePermissions(root.resolve(file), PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        put(root, "instances/mq1/run/console.log", "log");
        for (String directory :
                List.of("", "instances", "instances/mq1/bin", "instances/mq1/data", "instances/mq1/run")) {
            Files.setPosixFilePermissions(root.resolve(directory), PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Object inode = Files.getAttribute(root.resolve("topology.xml"), "unix:ino");

        // when
        Changes changes = new OutputDirectory(root).write(broker("mq1"));

        // then
        assertThat(changes.written()).containsExactly(".generated", "instances/mq1/conf/activemq.xml", "topology.xml");
        assertThat(Files.getAttribute(root.resolve("topology.xml"), "unix:ino")).isEqualTo(inode);
        assertThat(mode(root, "topology.xml")).isEqualTo("rw-r--r--");
        assertThat(mode(root, "instances")).isEqualTo("rwxr-xr-x");
        assertThat(mode(root, "instances/mq1/data")).isEqualTo("rwx------");
        assertThat(mode(root, "instances/mq1/run")).isEqualTo("rwx------");
        assertThat(mode(root, "")).isEqualTo("rwxr-xr-x");
        assertThat(new OutputDirectory(root).write(broker("mq1")).none()).isTrue();
    }

    @Test
    void aDirectoryOfEverybodysThatHasMoreInItIsRefused() throws Exception {
        // given
        put(folder, "tmp/of-somebody", "mine");
        Path root = folder.resolve("tmp");
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));

        // when, then
        assertThatThrownBy(() -> new OutputDirectory(root).write(broker("mq1")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "The output directory " + root + " can be written by every user of this machine (mode 0777)");
        assertThat(mode(root, "")).isEqualTo("rwxrwxrwx");
        assertThat(root.resolve("topology.xml")).doesNotExist();
    }

    private Path write(String umask) throws Exception {
        Path root = folder.resolve("out");
        try (ChildJvm child = ChildJvm.start(
                List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"),
                OpenUmaskWriter.class,
                List.of(),
                root)) {
            assertThat(child.awaitEnd()).endsWith("written");
        }
        return root;
    }

    static boolean isAdministrator() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String asNobody(String... command) throws Exception {
        List<String> whole =
                new ArrayList<>(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        whole.addAll(List.of(command));
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
