package io.github.activemqcluster.render;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** ShellCheck. The build unpacks it from the jar of a Maven plugin that carries it for most systems. */
final class ShellCheck {

    private static final Path UNPACKED = Path.of("target", "shellcheck", "shellcheck-bin");
    private static final long MINUTES = 5;

    private final Path program;

    private ShellCheck(Path program) {
        this.program = program;
    }

    static ShellCheck ofThisSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        Path program = UNPACKED.resolve(
                        system.startsWith("windows")
                                ? "Windows_x86/shellcheck.exe"
                                // On a Mac with an ARM processor, Rosetta runs it.
                                : (system.startsWith("mac") ? "macOS_x86_64" : arm ? "Linux_aarch64" : "Linux_x86_64")
                                        + "/shellcheck-v0.9.0/shellcheck")
                .toAbsolutePath();
        if (!Files.isRegularFile(program)) {
            throw new AssertionError("There is no ShellCheck: " + program + " is missing. The execution shellcheck of"
                    + " maven-dependency-plugin unpacks it: run mvn generate-test-resources.");
        }
        if (!Files.isExecutable(program) && !program.toFile().setExecutable(true)) {
            throw new AssertionError("ShellCheck cannot be made executable: " + program);
        }
        return new ShellCheck(program);
    }

    /**
     * The findings of ShellCheck, one a line. Empty if there are none.
     *
     * @param directory the directory to which the scripts are relative
     * @param scripts paths relative to the directory; each says its dialect by its first line or a directive
     */
    List<String> findings(Path directory, List<String> scripts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--norc",
                "--format=gcc",
                "--severity=style",
                "--external-sources",
                "--check-sourced",
                "--source-path=SCRIPTDIR"));
        command.addAll(scripts);
        Path output = Files.createTempFile("shellcheck", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("ShellCheck is still running after " + MINUTES + " minutes.");
            }
            List<String> lines =
                    Files.readString(output, StandardCharsets.UTF_8).lines().toList();
            if (process.exitValue() != 0 && lines.isEmpty()) {
                throw new AssertionError("ShellCheck ended with " + process.exitValue() + " and said nothing.");
            }
            return lines;
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
