package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.CleanEnvironment;
import io.github.activemqcluster.problem.MachineException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs {@link BrokerProbe} in a JVM of its own, with the Java that runs Maven. */
final class ProbeProcess implements Probe {

    private static final int EXCERPT = 1000;

    private final Duration patience;

    /** Takes the time that the JVM has for all files together. */
    ProbeProcess(Duration patience) {
        this.patience = patience;
    }

    /** Fails if the JVM cannot be started, dies, or does not end. */
    @Override
    public List<ProbeAnswer> ask(ProbeRequest request, Path folder) throws MachineException {
        Process process = start(folder);
        try {
            CompletableFuture<byte[]> answers = read(process.getInputStream());
            CompletableFuture<byte[]> noise = read(process.getErrorStream());
            send(request, process);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new MachineException("The brokers' configurations could not be loaded within "
                        + patience.toSeconds() + " s. A bean in a template or fragment may wait for something.");
            }
            if (process.exitValue() != 0) {
                throw died(process.exitValue(), noise.join());
            }
            return answers(request, answers.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineException("Interrupted while the brokers' configurations were loaded", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Path folder) throws MachineException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                // The process lives for a second, so it leaves out what pays off later.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx512m",
                // This data would be a file in the machine's temporary folder.
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                plugin().toString(),
                BrokerProbe.class.getName()));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            return CleanEnvironment.of(builder).start();
        } catch (IOException e) {
            throw new MachineException(
                    "Cannot start " + java + ", in which the brokers' configurations are loaded: " + e.getMessage(), e);
        }
    }

    /** The jar with the probe. In a test this is a folder. */
    private static Path plugin() {
        try {
            return Path.of(BrokerProbe.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<byte[]> read(InputStream in) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return in.readAllBytes();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "activemq-cluster probe");
                    thread.setDaemon(true);
                    thread.start();
                });
    }

    /** Leaves the stream open: the end of the stream tells the probe that Maven is gone. */
    private static void send(ProbeRequest request, Process process) {
        try {
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
            request.write(out);
            out.flush();
        } catch (IOException e) {
            // The process has died. Its exit value and its last words say more.
        }
    }

    private static MachineException died(int exitValue, byte[] noise) {
        String text = new String(noise, Charset.defaultCharset()).strip();
        String end = text.length() > EXCERPT ? text.substring(text.length() - EXCERPT) : text;
        return new MachineException("The Java process in which the brokers' configurations are loaded ended with "
                + exitValue + (end.isEmpty() ? "." : ": " + end));
    }

    private static List<ProbeAnswer> answers(ProbeRequest request, byte[] bytes) throws MachineException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<ProbeAnswer> answers = new ArrayList<>();
        try {
            for (int i = 0; i < request.files().size(); i++) {
                answers.add(ProbeAnswer.read(in));
            }
            return answers;
        } catch (IOException e) {
            throw new MachineException(
                    "The Java process in which the brokers' configurations are loaded gave no"
                            + " whole answer (" + answers.size() + " of "
                            + request.files().size() + ")",
                    e);
        }
    }
}
