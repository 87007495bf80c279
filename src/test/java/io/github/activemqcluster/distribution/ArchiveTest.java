package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {

    @TempDir
    Path folder;

    @Test
    void keepsContentAndWhatIsExecutable() throws Exception {
        // given
        String large = "0123456789".repeat(100_000);
        Path archive = archive(new TestArchive()
                .file("top/a.txt", 0644, large)
                .file("top/bin/run", 0755, "run")
                .file("top/bin/setuid", 04755, "run")
                .file("top/" + "long/".repeat(40) + "ü.txt", 0600, "long"));

        // when
        Path unpacked = unpack(archive);

        // then
        assertThat(unpacked.resolve("a.txt")).hasContent(large);
        assertThat(unpacked.resolve("bin/run")).isExecutable();
        assertThat(unpacked.resolve("bin/setuid")).isExecutable();
        assertThat(unpacked.resolve("long/".repeat(40) + "ü.txt")).hasContent("long");
        if (!OS.WINDOWS.isCurrentOs()) {
            assertThat(Files.isExecutable(unpacked.resolve("a.txt"))).isFalse();
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about symbolic links")
    void linksThatStayInsideAreKept() throws Exception {
        // given
        TestArchive links = new TestArchive()
                .symbolicLink("top/lib/current", "real/1.0")
                .symbolicLink("top/bin/up", "../lib/real")
                .file("top/lib/real/1.0/a.txt", 0644, "a");
        Path tar = archive(links.hardLink("top/copy", "top/lib/real/1.0/a.txt"));

        // when
        Path unpacked = unpack(tar);

        // then
        assertThat(unpacked.resolve("lib/current/a.txt")).hasContent("a");
        assertThat(unpacked.resolve("bin/up/1.0/a.txt")).hasContent("a");
        assertThat(unpacked.resolve("copy")).hasContent("a");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about symbolic links")
    void linksInAZipAreKept() throws Exception {
        // given
        Path zip = new TestArchive()
                .file("top/a.txt", 0644, "a")
                .symbolicLink("top/b.txt", "a.txt")
                .zip(folder.resolve("a.zip"));

        // when, then
        assertThat(unpack(zip).resolve("b.txt")).isSymbolicLink().hasContent("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "top/../../evil", "/evil", "top//evil", "top/..\\evil", "C:/evil", "top/./../evil"})
    void anEntryThatLeavesTheFolderIsRefused(String name) throws Exception {
        TestArchive evil = new TestArchive().file("top/good", 0644, "good").file(name, 0644, "evil");

        assertRefused(archive(evil), "its entry '" + name + "' would be written outside of the folder.");
        assertRefused(evil.zip(folder.resolve("evil.zip")), "its entry '" + name.replace('\\', '/') + "' would", name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc", "../..", "../../elsewhere", "good/../../.."})
    void aLinkThatPointsOutIsRefused(String to) throws Exception {
        assertRefused(
                archive(new TestArchive().file("top/good", 0644, "good").symbolicLink("top/dir/evil", to)),
                "its link 'top/dir/evil' points out of it, to '" + to + "'.");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about symbolic links")
    void linksThatLeadOutTogetherAreRefused() throws Exception {
        // given: each alone stays inside
        TestArchive through = new TestArchive()
                .symbolicLink("top/x", ".")
                .symbolicLink("top/x/y", "..")
                .file("top/x/y/evil", 0644, "evil");
        TestArchive behind = new TestArchive()
                .file("top/a/good", 0644, "good")
                .symbolicLink("top/d/link", "..")
                .symbolicLink("top/evil", "d/link/../..");

        // when, then
        assertRefused(archive(through), "its entry 'x' is there twice, as different things.");
        assertRefused(archive(behind), "its link ");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about symbolic links")
    void aLinkToNothingIsRefused() throws Exception {
        assertRefused(archive(new TestArchive().symbolicLink("top/a", "b")), "its link 'a' points to nothing.");
        assertRefused(
                archive(new TestArchive().hardLink("top/a", "top/b")),
                "its entry 'top/a' is a link to 'top/b', which is not there.");
    }

    @Test
    void aDeviceOrPipeIsRefused() throws Exception {
        assertRefused(archive(new TestArchive().device("top/null")), "its entry 'top/null' is a device or pipe.");
        assertRefused(archive(new TestArchive().pipe("top/pipe")), "its entry 'top/pipe' is a device or pipe.");
    }

    @Test
    void twoFoldersAtTheTopAreRefused() throws Exception {
        assertRefused(
                archive(new TestArchive().file("one/a", 0644, "a").file("two/b", 0644, "b")),
                "it is not the archive of a release: it has 'one' and 'two' at the top, where a release has one folder.");
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws Exception {
        // given
        TestArchive bomb = new TestArchive().file("top/zeros", 0644, "0".repeat(1_000_000));

        // when, then
        for (Path archive : List.of(archive(bomb), bomb.zip(folder.resolve("bomb.zip")))) {
            Path into = Files.createTempDirectory(folder, "into");
            assertThatThrownBy(() -> new Archive(archive).unpack(new UnpackedFolder(into, path -> false, 500_000)))
                    .isInstanceOf(MachineException.class)
                    .hasMessageEndingWith("it unpacks to more than 500000 bytes, and no release is that large.");
        }
    }

    @Test
    void whatIsLeftOutNeedsNoRoomButIsCheckedAllTheSame() throws Exception {
        // given
        Path archive = archive(new TestArchive().file("top/docs/a", 0644, "a").file("top/b", 0644, "b"));
        Path into = Files.createDirectory(folder.resolve("into"));

        // when
        new Archive(archive).unpack(new UnpackedFolder(into, path -> path.startsWith("docs")));

        // then
        assertThat(into.resolve("docs")).doesNotExist();
        assertThat(into.resolve("b")).exists();
    }

    @Test
    void aTruncatedArchiveIsRefusedWhereverItEnds() throws Exception {
        // given
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(200_000, 'a', 'z').forEach(character -> noise.append((char) character));
        byte[] tar = Files.readAllBytes(
                archive(new TestArchive().file("top/a", 0644, noise.toString()).file("top/b", 0644, noise.toString())));

        // when, then
        for (int length : new int[] {5, 100, tar.length / 3, tar.length / 2, tar.length - 9, tar.length - 1}) {
            Path truncated = Files.write(folder.resolve("truncated"), Arrays.copyOf(tar, length));
            assertRefused(truncated, "it ends too early, as after an interrupted download.");
        }
    }

    @Test
    void aDamagedArchiveIsRefused() throws Exception {
        // given
        byte[] tar = Files.readAllBytes(archive(new TestArchive().file("top/a", 0644, "a".repeat(5000))));
        tar[tar.length - 6] ^= 1; // in the checksum
        Path damaged = Files.write(folder.resolve("damaged.tar.gz"), tar);
        byte[] zip =
                Files.readAllBytes(new TestArchive().file("top/a", 0644, "a").zip(folder.resolve("a.zip")));
        Path halved = Files.write(folder.resolve("halved.zip"), Arrays.copyOf(zip, zip.length / 2));

        // when, then
        assertRefused(damaged, "it is damaged (Corrupt GZIP trailer).");
        assertRefused(halved, "it is damaged (");
    }

    @Test
    void whatIsNoArchiveIsRefused() throws Exception {
        assertRefused(
                Files.writeString(folder.resolve("page.tar.gz"), "<html>404 Not Found</html>"),
                "it is neither a .tar.gz nor a .zip archive.");
        assertRefused(Files.createFile(folder.resolve("empty.tar.gz")), "it is neither a .tar.gz nor a .zip archive.");
        assertRefused(archive(new TestArchive()), "it is empty.");
        assertRefused(folder.resolve("nowhere"), "there is no such file.");
    }

    @Test
    void aPlainFileThatIsCompressedIsRefused() throws Exception {
        // given
        Path file = folder.resolve("notes.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("just some notes, and no archive at all\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }

        // when, then
        assertRefused(file, "it is damaged (");
    }

    private void assertRefused(Path archive, String... why) throws IOException {
        Path into = Files.createTempDirectory(folder, "into");
        assertThatThrownBy(() -> new Archive(archive).unpack(new UnpackedFolder(into, path -> false)))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The archive " + archive + " cannot be used: ")
                .satisfies(refusal ->
                        assertThat(why).anyMatch(part -> refusal.getMessage().contains(part)));
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(folder.getParent().resolve("evil")).doesNotExist();
    }

    private Path unpack(Path archive) throws Exception {
        Path into = Files.createDirectory(folder.resolve("unpacked"));
        new Archive(archive).unpack(new UnpackedFolder(into, path -> false));
        return into;
    }

    private Path archive(TestArchive of) throws IOException {
        return of.tarGz(Files.createTempFile(folder, "archive", ".tar.gz"));
    }
}
