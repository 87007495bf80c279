package io.github.activemqcluster.live;

import java.time.Duration;

/** The database is killed while a producer sends, and started again: the brokers recover, and no message is lost. */
final class Outage implements Experiment {

    private static final int MESSAGES = 100;

    /** More than the number of database connections that a broker may find dead one after the other. */
    private static final int MAY_BE_REFUSED = 10;

    private static final Duration NOTICED = Duration.ofMinutes(3);
    private static final Duration CONSUMED = Duration.ofMinutes(2);

    private final String client;
    private final Database database;

    Outage(String client, Database database) {
        this.client = client;
        this.database = database;
    }

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        String group = cluster.groups().get(0);
        String url = cluster.clientUrl(client);
        // A broker that was storing a message when its database went away tells the client at once
        // (JDBCMessageStore.addMessage); the next send waits until there is a database.
        var producer = new SteadyProducer(url, "outage", "outage", MAY_BE_REFUSED);
        try (producer) {
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            Member master = cluster.awaitMaster(group);
            producer.measurePauses();
            database.kill();
            Bounded.await("no broker that takes connections", NOTICED, cluster::endOfLogs, () -> cluster.masters(group)
                    .isEmpty());
            database.start();
            producer.awaitFurther(MESSAGES, cluster::endOfLogs);
            cluster.awaitReady();
            report.say(
                    "%s: without its database for a while, %s without an acknowledgement; the master was %s and is %s"
                            .formatted(
                                    group,
                                    Report.seconds(producer.longestPause()),
                                    master,
                                    cluster.awaitMaster(group)));
        }
        var delivery = new Delivery(
                producer.acknowledged(),
                producer.unconfirmed(),
                Consumer.receiveAll(url, "outage", producer.acknowledged(), CONSUMED));
        report.say("outage: " + delivery.summary());
        delivery.assertExact();
    }
}
