package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes more than the disk holds, or to a folder without the right to write, and prints the message for the user.
 * {@link BrokenDiskTest} runs it in a process that has a disk of its own.
 */
final class BrokenDisk {

    private BrokenDisk() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments[0], "out");
        OutputDirectory directory = new OutputDirectory(root);
        List<OutputFile> small = List.of(new OutputFile("a", "before", Kind.PLAIN));
        directory.write(small);
        OutputSnapshot before = OutputSnapshot.of(root);
        if (arguments.length > 1) {
            new ProcessBuilder(List.of(arguments).subList(1, arguments.length))
                    .inheritIO()
                    .start()
                    .waitFor();
        }

        List<OutputFile> large = new ArrayList<>(List.of(new OutputFile("a", "after", Kind.PLAIN)));
        for (int number = 0; number < 4; number++) {
            large.add(new OutputFile("folder/" + number, "x".repeat(1 << 20), Kind.PLAIN));
        }
        try {
            directory.write(large);
            System.out.println("everything was written");
        } catch (MachineException e) {
            System.out.println(e.getMessage());
        }
        boolean whole = OutputSnapshot.of(root)
                        .entries()
                        .keySet()
                        .equals(before.entries().keySet())
                && Files.readString(root.resolve("a")).equals("before");
        System.out.println(
                whole
                        ? "all is whole"
                        : "damaged: " + OutputSnapshot.of(root).entries().keySet());
    }
}
