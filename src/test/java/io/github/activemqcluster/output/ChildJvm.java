package io.github.activemqcluster.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Java process of a test; it is gone when the test is over. */
public final class ChildJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a main class of the test class path with options for the JVM, and arguments. */
    public static ChildJvm start(Class<?> main, List<String> options, Object... arguments) throws IOException {
        return start(List.of(), main, options, arguments);
    }

    /** The same through another command, which gets the Java command as its last arguments. */
    public static ChildJvm start(List<String> wrapper, Class<?> main, List<String> options, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx128m", "-cp", System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for a line of the process's output. */
    public void awaitLine(String expected) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            if (line.contains(expected)) {
                return;
            }
        }
        throw new AssertionError("never said '" + expected + "' but:\n" + String.join("\n", seen));
    }

    /** Waits for the process's end, a minute at most, and returns its output. */
    public String awaitEnd() throws InterruptedException {
        String said = output.lines().collect(Collectors.joining("\n"));
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after a minute, said:\n" + said);
        }
        return said;
    }

    public int exitCode() {
        return process.exitValue();
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
