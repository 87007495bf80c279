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
 * The main class of the JVM in which brokers are loaded. Reads a {@link ProbeRequest} from its standard input and
 * writes a {@link ProbeAnswer} per file to its standard output; ends when it has, or when its input ends, so that it
 * never outlives the Maven that started it.
 *
 * <p>It sees the home's jars and the Java platform, and nothing of the plugin: what loads here loads in the instance.
 */
final class BrokerProbe {

    private BrokerProbe() {}

    public static void main(String[] arguments) throws IOException {
        OutputStream answers = new FileOutputStream(java.io.FileDescriptor.out);
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        // Logging libraries write to both; the answers are to stay apart from that.
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
        // Not exit(): whatever a broker's class has registered as a shutdown hook was never meant to run here.
        Runtime.getRuntime().halt(0);
    }

    private static List<ProbeAnswer> answer(ProbeRequest request) throws MalformedURLException {
        List<URL> jars = new ArrayList<>();
        for (String jar : request.jars()) {
            jars.add(Path.of(jar).toUri().toURL());
        }
        // Side by side, since the one is XML and the other class loading.
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
        // Before Spring sees it, whose parser would resolve what a DOCTYPE names.
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
                            // Nothing more is said.
                        }
                    } catch (IOException e) {
                        // The same as the end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end with Maven");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Loading a broker opens nothing, and a configuration whose beans would try is told so. A security manager would say
     * it better, but there is none in Java 24 and later.
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
