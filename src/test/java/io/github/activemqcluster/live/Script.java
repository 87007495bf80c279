package io.github.activemqcluster.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs one of the generated scripts to its end. */
final class Script {

    private Script() {}

    /**
     * Runs a script from a working directory that is not its own, as a user may.
     *
     * @return its output on both streams
     * @throws AssertionError if it fails, or is still running when the bound runs out; then it is ended
     */
    static String run(Path script, Duration bound, List<String> arguments) throws IOException {
        return run(script, bound, arguments, Map.of());
    }

    /** The same, with further environment variables. */
    static String run(Path script, Duration bound, List<String> arguments, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(arguments);
        // The output goes to a file, since a pipe would stay open while a broker that inherited it runs.
        Path output = Files.createTempFile("script", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(output.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            try {
                Bounded.await("the end of " + command, bound, () -> read(output), () -> !process.isAlive());
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            if (process.exitValue() != 0) {
                throw new AssertionError("%s ended with %d%n%s".formatted(command, process.exitValue(), read(output)));
            }
            return read(output);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
