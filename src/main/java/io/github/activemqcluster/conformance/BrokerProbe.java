package io.github.activemqcluster.conformance;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.SocketImplFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The main class of the JVM that loads brokers. This JVM reads a {@link ProbeRequest} from its standard input, and
 * writes a {@link ProbeAnswer} for each file to its standard output. Then it ends. It also ends when its input ends, so
 * that it never outlives the Maven that started it.
 *
 * <p>This JVM sees the home's jars and the Java platform, and nothing of the plugin. So a class that loads here loads
 * in the instance.
 */
final class BrokerProbe {

    private BrokerProbe() {}

    public static void main(String[] arguments) throws IOException {
        OutputStream answers = new FileOutputStream(java.io.FileDescriptor.out);
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // Logging libraries write to both streams. The answers must stay apart from their lines.
        System.setOut(silence);
        System.setErr(silence);
        ProbeRequest request = ProbeRequest.read(new DataInputStream(new BufferedInputStream(System.in)));
        endWith(System.in);
        openNoPort();

        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(answers));
        for (ProbeAnswer answer : answer(request)) {
            answer.write(out);
        }
        out.flush();
        // Not exit(): a shutdown hook that a class of the broker has registered must not run here.
        Runtime.getRuntime().halt(0);
    }

    private static List<ProbeAnswer> answer(ProbeRequest request) throws MalformedURLException {
        List<URL> jars = new ArrayList<>();
        for (String jar : request.jars()) {
            jars.add(Path.of(jar).toUri().toURL());
        }
        // Side by side: the one reads XML, the other loads classes.
        CompletableFuture<BrokerSchema> schema = CompletableFuture.supplyAsync(() -> BrokerSchema.of(request));
        ClassLoader home = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(home);
        BrokerLoader loader = new BrokerLoader(home);

        List<ProbeAnswer> answers = new ArrayList<>();
        for (ProbeRequest.Configuration file : request.files()) {
            answers.add(answer(file, loader, schema));
        }
        return answers;
    }

    private static ProbeAnswer answer(
            ProbeRequest.Configuration file, BrokerLoader loader, CompletableFuture<BrokerSchema> schema) {
        // Before Spring reads the file: Spring's parser would resolve what a DOCTYPE names.
        List<Finding> malformed = BrokerSchema.parse(file.xml());
        if (!malformed.isEmpty()) {
            return new ProbeAnswer(malformed, List.of());
        }
        ProbeAnswer loaded = loader.load(file);
        List<Finding> invalid = schema.join().check(file.xml());
        return invalid.isEmpty() ? loaded : new ProbeAnswer(invalid, List.of());
    }

    private static void endWith(InputStream in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // Nothing more comes.
                        }
                    } catch (IOException e) {
                        // This means the end, too.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end with Maven");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Loading a broker must open nothing. A configuration whose beans try to open something gets an error. A security
     * manager would give a better one, but Java 24 and later have none.
     */
    @SuppressWarnings("deprecation")
    private static void openNoPort() throws IOException {
        SocketImplFactory none = () -> {
            throw new IllegalArgumentException("it would open a network connection while it is loaded");
        };
        ServerSocket.setSocketFactory(none);
        java.net.Socket.setSocketImplFactory(none);
    }
}
