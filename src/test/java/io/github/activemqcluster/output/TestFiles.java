package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files that a test writes into an output directory, and the files that it finds there. */
final class TestFiles {

    private TestFiles() {}

    /** One file of each kind, of one instance. */
    static List<OutputFile> broker(String id) {
        return List.of(
                plain("topology.xml", "<topology/>"),
                plain("instances/" + id + "/conf/activemq.xml", "<broker name='ü'/>"),
                new OutputFile("instances/" + id + "/bin/start", "#!/bin/sh\n", Kind.EXECUTABLE),
                new OutputFile("instances/" + id + "/conf/jetty-realm.properties", "admin: secret", Kind.SECRET),
                new OutputFile("instances/" + id + "/data/myid", "1\n", Kind.IDENTITY));
    }

    static OutputFile plain(String path, String content) {
        return new OutputFile(path, content, Kind.PLAIN);
    }

    static OutputFile identity(String content) {
        return new OutputFile("instances/zk1-1/data/myid", content, Kind.IDENTITY);
    }

    /** Puts a file into the directory that the plugin has not written. */
    static void put(Path folder, String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** The mode, as {@code ls} shows it. */
    static String mode(Path folder, String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
