package io.github.activemqcluster.live;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.store.StoreReader;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.activemq.ActiveMQConnectionFactory;

/** The messages of a group with a database are counted in the database, once no broker has the tables any more. */
final class CountedInTable implements Experiment {

    private static final int SENT = 7;
    private static final Pattern PREFIX = Pattern.compile("tablePrefix=\"(\\w+)\"");

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        Member master = cluster.awaitMaster(cluster.groups().get(0));
        long before = counted(cluster, master);
        send(master, cluster.freshQueue("counted"));
        long more = counted(cluster, master) - before;
        if (more != SENT) {
            throw new AssertionError("sent " + SENT + ", and counted " + more + " more in the database");
        }
        report.say("counted " + SENT + " more messages in the database after as many were sent");
    }

    private static void send(Member master, String queue) throws JMSException {
        try (Connection connection =
                new ActiveMQConnectionFactory("tcp://" + master.address() + ":" + master.port()).createConnection()) {
            connection.start();
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            for (int i = 0; i < SENT; i++) {
                producer.send(session.createTextMessage("counted " + i));
            }
        }
    }

    private static long counted(LiveCluster cluster, Member master) throws IOException {
        Properties database = new Properties();
        try (Reader reader = Files.newBufferedReader(master.directory().resolve("conf/database.properties"))) {
            database.load(reader);
        }
        var counted = new StoreReader(
                        cluster.output(), new Releases().activemq("6.3.1").orElseThrow())
                .inTable(
                        driver(cluster.output().resolve("drivers")),
                        database.getProperty("url"),
                        Optional.ofNullable(database.getProperty("username")),
                        Optional.ofNullable(database.getProperty("password")),
                        prefix(master) + "ACTIVEMQ_MSGS");
        return counted.messages().orElseThrow(() -> new AssertionError(counted.reason()));
    }

    private static String prefix(Member master) throws IOException {
        Matcher given = PREFIX.matcher(Files.readString(master.directory().resolve("conf/activemq.xml")));
        return given.find() ? given.group(1) : "";
    }

    private static Path driver(Path drivers) throws IOException {
        try (Stream<Path> folders = Files.list(drivers)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }
}
