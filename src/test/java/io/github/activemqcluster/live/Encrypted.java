package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathBuilderException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.activemq.ActiveMQSslConnectionFactory;

/**
 * Brokers that listen with TLS only. They serve clients and bridges that trust their certificate, and no others. Their
 * passwords are in no file that other users can read.
 */
final class Encrypted implements Experiment {

    /** The instances of this experiment; the caller starts them. */
    static final List<String> BROKERS = List.of("sealing-1", "sealed-1", "doubting-1");

    /** The passwords of the topology. They have characters that are awkward in XML, properties and expressions. */
    private static final String KEY_PASSWORD = "open-sesame #{1+1} <&>";

    private static final String TRUST_PASSWORD = "open-sesame 'too'";

    private static final String IN_BOTH = "open-sesame";

    /** No written text is larger; the stores are. */
    private static final long LARGEST = 1 << 20;

    private static final Duration SEEN = Duration.ofMinutes(3);

    private final Path trusted;

    /** Uses the keys that were made for a case. */
    Encrypted(File basedir) {
        this.trusted = keys(basedir).resolve("trusted.p12");
    }

    /**
     * Makes a key with a certificate for 127.0.0.1, and a file with the certificate alone.
     *
     * @param basedir the directory of the case; the files are in its {@code target/tls}
     */
    static void makeKeys(File basedir) throws IOException {
        Path keys = Files.createDirectories(keys(basedir));
        keytool(
                keys,
                KEY_PASSWORD,
                "-genkeypair -alias broker -keyalg EC -dname CN=broker -ext san=ip:127.0.0.1 -keystore broker.p12");
        keytool(keys, KEY_PASSWORD, "-exportcert -alias broker -file broker.cer -keystore broker.p12");
        keytool(
                keys,
                TRUST_PASSWORD,
                "-importcert -noprompt -alias broker -file broker.cer -storetype PKCS12 -keystore trusted.p12");
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        // given two brokers joined by a bridge, and a broker whose bridge does not trust the certificate
        Member from = cluster.member("sealing-1");
        Member to = cluster.member("sealed-1");
        Member doubting = cluster.member("doubting-1");
        awaitLog(from, "Network connection between .*ssl://.* has been established");

        // when a client trusts it, then the client sends, and its messages cross
        String queue = cluster.freshQueue("tls");
        List<Payload> payloads = Payload.three(queue);
        try (Producer producer = new Producer(believing(from), queue)) {
            for (Payload payload : payloads) {
                producer.send(payload);
            }
        }
        try (Consumer consumer = new Consumer(believing(to), queue)) {
            assertThat(consumer.receive(payloads, SEEN)).containsExactlyElementsOf(payloads);
        }
        report.say(
                "transport-encrypted: by ssl to " + from + ", by a bridge of ssl to " + to + ", and by ssl from there");

        // and without that trust, no client gets in
        assertThatThrownBy(() -> new Consumer(new ActiveMQSslConnectionFactory(url(to)), queue))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> shakeHands(to))
                .isInstanceOf(SSLHandshakeException.class)
                .hasRootCauseInstanceOf(CertPathBuilderException.class);
        awaitLog(doubting, "PKIX path building failed");
        assertThat(doubting.logFrom(0)).doesNotContain("has been established");
        report.say("transport-encrypted: a client and a bridge that do not believe the certificate are refused");

        demandNoOpenPassword(List.of(from, to));
    }

    private static void demandNoOpenPassword(List<Member> brokers) throws IOException {
        Path output = brokers.get(0).directory().getParent().getParent();
        List<Path> secret = new ArrayList<>();
        for (Path part : List.of(output.resolve("topology.xml"), output.resolve("instances"), output.resolve("bin"))) {
            try (Stream<Path> files = Files.walk(part)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.size(file) <= LARGEST
                            && Files.readString(file, StandardCharsets.ISO_8859_1)
                                    .contains(IN_BOTH)) {
                        secret.add(file);
                    }
                }
            }
        }
        assertThat(secret)
                .contains(brokers.get(0).directory().resolve("conf/secrets.properties"))
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------"));
        for (Member broker : brokers) {
            Path process = Path.of("/proc", Files.readString(broker.pidFile()).strip());
            for (String shown : List.of("cmdline", "environ")) {
                assertThat(Files.readString(process.resolve(shown), StandardCharsets.ISO_8859_1))
                        .as("%s of %s", shown, broker)
                        .isNotEmpty()
                        .doesNotContain(IN_BOTH);
            }
        }
    }

    private ActiveMQSslConnectionFactory believing(Member broker) throws Exception {
        ActiveMQSslConnectionFactory factory = new ActiveMQSslConnectionFactory(url(broker));
        factory.setTrustStore(trusted.toString());
        factory.setTrustStorePassword(TRUST_PASSWORD);
        return factory;
    }

    /**
     * Says why no client gets in. A client of ActiveMQ need not say it: its reading thread does the handshake while
     * another thread writes, and the application gets the failure of the first of them.
     */
    private static void shakeHands(Member broker) throws IOException {
        try (Socket socket = SSLSocketFactory.getDefault().createSocket(broker.address(), broker.port())) {
            socket.setSoTimeout((int) SEEN.toMillis());
            ((SSLSocket) socket).startHandshake();
        }
    }

    private static String url(Member broker) {
        return "ssl://" + broker.address() + ":" + broker.port();
    }

    private static void awaitLog(Member broker, String regex) {
        Pattern pattern = Pattern.compile(regex);
        Bounded.await("'" + regex + "' at " + broker, SEEN, broker::endOfLogs, () -> pattern.matcher(broker.logFrom(0))
                .find());
    }

    private static Path keys(File basedir) {
        return basedir.toPath().resolve("target/tls");
    }

    private static void keytool(Path directory, String password, String arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("keytool.log").toFile()));
        builder.environment().putAll(Map.of("STORE_PASSWORD", password, "LC_ALL", "C"));
        Process process = builder.start();
        try {
            Bounded.await("keytool " + arguments, SEEN, () -> "", () -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "keytool " + arguments + "\n" + Files.readString(directory.resolve("keytool.log")));
        }
    }
}
