package io.github.activemqcluster.output;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of two megabytes, for a process of its own. A small disk is mounted there in a namespace that dies with the
 * process; on most Linux machines, any user may do this. If this is not possible, the size of a file is limited
 * instead, and rights are taken away. A test that needs this therefore runs everywhere except on Windows.
 */
public final class SmallDisk {

    private final Path folder;
    private final boolean mounted;

    public SmallDisk(Path folder) throws InterruptedException {
        this.folder = folder;
        this.mounted = canMount();
    }

    /** The command that runs a Java command, its last arguments, with the small folder. */
    public List<String> command() {
        return mounted
                ? List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"",
                        folder.toString())
                : List.of("sh", "-c", "ulimit -f 512; exec \"$@\"", "sh");
    }

    /** A command for that process, which makes all files below a folder on the disk read-only. */
    public List<String> protection(Path below) {
        return mounted
                ? List.of("mount", "-o", "remount,ro", folder.toString())
                : List.of("chmod", "-R", "a-w", below.toString());
    }

    private boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", folder.toString())
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command: not Linux
        }
    }
}
