package io.github.activemqcluster.live;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * A namespace of Linux. A user who is not root gets it in a user namespace. If the machine gives users none, a test
 * that needs it fails, and says so.
 */
final class Namespace {

    private static final Duration BOUND = Duration.ofMinutes(15);

    private Namespace() {}

    /** For the network: a loopback interface of its own with multicast, and no other interface. */
    static void run(Class<?> main, String... arguments) throws IOException {
        run(
                "--net",
                // MulticastDiscoveryAgent takes no interface that has only loopback addresses, so it gets one more.
                "ip link set lo up multicast on; ip addr add 192.0.2.1/32 dev lo; ip route add 239.0.0.0/8 dev lo;",
                main,
                arguments);
    }

    /**
     * For mounts: a folder is a file system of its own, of that size, and disappears with the last process that sees
     * it.
     */
    static void onSmallDisk(Path folder, int megabytes, Class<?> main, String... arguments) throws IOException {
        Files.createDirectories(folder);
        run("--mount", "mount -t tmpfs -o size=" + megabytes + "m none '" + folder + "';", main, arguments);
    }

    /** Runs a main class with the class path of this JVM, and waits for its end. */
    private static void run(String what, String first, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("unshare", what));
        if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
            command.addAll(List.of("--user", "--map-root-user"));
        }
        command.addAll(List.of(
                "sh",
                "-ec",
                first + " exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(main),
                main.getName()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile("namespace", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            try {
                Bounded.await("the end of " + arguments[0], BOUND, () -> read(printed), () -> !process.isAlive());
            } finally {
                process.destroy();
            }
            System.out.print(read(printed));
            if (process.exitValue() != 0) {
                throw new AssertionError(
                        List.of(arguments) + " failed in a namespace (unshare " + what + "):\n" + read(printed));
            }
        } finally {
            Files.deleteIfExists(printed);
        }
    }

    private static String classPath(Class<?> main) {
        Set<String> files = new LinkedHashSet<>();
        for (ClassLoader loader = main.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader found) {
                for (URL url : found.getURLs()) {
                    files.add(file(url));
                }
            }
        }
        // Maven lends its own classes to code that runs inside it, so they are on none of these paths.
        files.add(file(LoggerFactory.class.getProtectionDomain().getCodeSource().getLocation()));
        return files.size() == 1 ? System.getProperty("java.class.path") : String.join(File.pathSeparator, files);
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "cannot read " + file + ": " + e;
        }
    }
}
