package io.github.activemqcluster.distribution;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** An archive for a test, good or evil. */
final class TestArchive {

    private static final int REGULAR = 0100000;
    private static final int LINK = 0120000;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, byte type, int mode, String content) {}

    /** A small archive with the files that mark it as one of a release. */
    static TestArchive release(String version) {
        String top = "apache-activemq-" + version;
        return new TestArchive()
                .folder(top + "/")
                .file(top + "/LICENSE", 0644, "licence")
                .file(top + "/activemq-all-" + version + ".jar", 0644, "everything once more")
                .file(top + "/bin/activemq", 0755, "#!/bin/sh")
                .file(top + "/bin/activemq.jar", 0755, "the jar")
                .file(top + "/bin/linux-x86-64/wrapper", 0755, "native")
                .folder(top + "/docs/")
                .file(top + "/docs/index.html", 0644, "docs")
                .file(top + "/lib/activemq-broker-" + version + ".jar", 0644, "jar");
    }

    TestArchive file(String name, int mode, String content) {
        return add(name, TarConstants.LF_NORMAL, mode, content);
    }

    TestArchive folder(String name) {
        return add(name, TarConstants.LF_DIR, 0755, "");
    }

    TestArchive symbolicLink(String name, String to) {
        return add(name, TarConstants.LF_SYMLINK, 0777, to);
    }

    TestArchive hardLink(String name, String to) {
        return add(name, TarConstants.LF_LINK, 0644, to);
    }

    TestArchive device(String name) {
        return add(name, TarConstants.LF_CHR, 0644, "");
    }

    TestArchive pipe(String name) {
        return add(name, TarConstants.LF_FIFO, 0644, "");
    }

    private TestArchive add(String name, byte type, int mode, String content) {
        entries.add(new Entry(name, type, mode, content));
        return this;
    }

    Path tarGz(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                TarArchiveOutputStream tar =
                        new TarArchiveOutputStream(new GZIPOutputStream(out), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Entry entry : entries) {
                TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.type(), true);
                header.setMode(entry.mode());
                byte[] content = new byte[0];
                if (entry.type() == TarConstants.LF_NORMAL) {
                    content = entry.content().getBytes(StandardCharsets.UTF_8);
                    header.setSize(content.length);
                } else {
                    header.setLinkName(entry.content());
                }
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return file;
    }

    Path zip(Path file) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
            for (Entry entry : entries) {
                ZipArchiveEntry header = new ZipArchiveEntry(entry.name());
                header.setUnixMode((entry.type() == TarConstants.LF_SYMLINK ? LINK : REGULAR) | entry.mode());
                zip.putArchiveEntry(header);
                zip.write(entry.content().getBytes(StandardCharsets.UTF_8));
                zip.closeArchiveEntry();
            }
        }
        return file;
    }
}
