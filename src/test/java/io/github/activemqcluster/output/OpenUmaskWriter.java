package io.github.activemqcluster.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an output directory with a home in it. {@link StrangerTest} runs it in a process that has a umask of its own.
 */
final class OpenUmaskWriter {

    private OpenUmaskWriter() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0]);
        List<OutputFile> files = new ArrayList<>(TestFiles.broker("mq1"));
        files.add(new OutputFile("secrets/users.properties", "application=secret", OutputFile.Kind.SECRET));
        new OutputDirectory(root).write(files);
        try (FolderSwap home = new FolderSwap(root.resolve("homes/activemq-5.18.3"))) {
            Files.writeString(
                    Files.createDirectory(home.folder().resolve("lib")).resolve("broker.jar"), "jar");
            home.commit();
        }
        System.out.println("written");
    }
}
