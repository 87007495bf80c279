package io.github.activemqcluster.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A further Maven build of a case's project, for tasks that the invoker cannot do: a look between two builds, or two
 * builds at once. It runs offline, on the repository that the case's own build has filled.
 */
public final class MavenBuild {

    /** The options for a short-lived JVM: it runs without the compiler for long runs. */
    public static final String QUICKLY = "-XX:TieredStopAtLevel=1";

    private static final long MINUTES = 15;

    private final Process process;
    private final Path log;

    private MavenBuild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a build.
     *
     * @param basedir the project's directory
     * @param localRepository the repository of the integration tests
     */
    public static MavenBuild start(File basedir, File localRepository, String... arguments) throws IOException {
        return start(Path.of(System.getProperty("maven.home")), basedir, localRepository, arguments);
    }

    private static MavenBuild start(Path home, File basedir, File localRepository, String... arguments)
            throws IOException {
        boolean windows = File.separatorChar == '\\';
        List<String> command = new ArrayList<>(List.of(
                home.resolve(windows ? "bin/mvn.cmd" : "bin/mvn").toString(),
                "--batch-mode",
                "--offline",
                "-Dmaven.repo.local=" + localRepository,
                // The former source of an artifact is no reason to download the artifact again.
                "-Dmaven.legacyLocalRepo=true",
                // The same option, for Maven 3.9 and for Maven 4.
                "-Daether.enhancedLocalRepository.trackingFilename=none",
                "-Daether.lrm.enhanced.trackingFilename=none"));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(basedir.toPath(), "further-build", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(basedir)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("MAVEN_OPTS", QUICKLY + " -XX:+UseSerialGC");
        builder.environment().put("ACTIVEMQ_CLUSTER_JVM_OPTS", QUICKLY);
        return new MavenBuild(builder.start(), log);
    }

    /** Runs a build that must succeed. */
    public static BuildLog succeed(File basedir, File localRepository, String... arguments) throws Exception {
        return start(basedir, localRepository, arguments).succeeds();
    }

    /** Runs a build with another Maven, of that home, which must succeed. */
    public static BuildLog succeedWith(File mavenHome, File basedir, File localRepository, String... arguments)
            throws Exception {
        return start(mavenHome.toPath(), basedir, localRepository, arguments).succeeds();
    }

    /** Runs a build that must fail. */
    public static BuildLog fail(File basedir, File localRepository, String... arguments) throws Exception {
        return start(basedir, localRepository, arguments).fails();
    }

    /** Runs a build with another Maven, of that home, which must fail. */
    public static BuildLog failWith(File mavenHome, File basedir, File localRepository, String... arguments)
            throws Exception {
        return start(mavenHome.toPath(), basedir, localRepository, arguments).fails();
    }

    /** Waits for the build's end, and demands success. */
    public BuildLog succeeds() throws IOException, InterruptedException {
        String text = awaitEnd();
        assertThat(process.exitValue()).as("exit code of %s", text).isZero();
        return new BuildLog(text);
    }

    /** Waits for the build's end, and demands failure. */
    public BuildLog fails() throws IOException, InterruptedException {
        String text = awaitEnd();
        assertThat(process.exitValue()).as("exit code of %s", text).isNotZero();
        return new BuildLog(text);
    }

    /** Waits for the build's end, with any result: its output shows which result to demand. */
    public MavenBuild ends() throws IOException, InterruptedException {
        awaitEnd();
        return this;
    }

    /** Ends the build as {@code kill -9} does; when this returns, the process is gone. */
    public void kill() throws InterruptedException {
        List<ProcessHandle> forked = process.descendants().toList();
        process.destroyForcibly().waitFor();
        forked.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Asks the build to end, as Ctrl-C does (a shell may have told its children to ignore that signal), and waits for
     * the end.
     */
    public void end() throws IOException, InterruptedException {
        process.destroy();
        awaitEnd();
    }

    /** The output so far. */
    public String log() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    private String awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + MINUTES + " minutes: " + Files.readString(log));
        }
        return Files.readString(log, StandardCharsets.UTF_8);
    }
}
