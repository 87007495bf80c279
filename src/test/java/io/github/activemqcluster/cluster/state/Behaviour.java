package io.github.activemqcluster.cluster.state;

import io.github.activemqcluster.testing.StandsStill;
import java.time.Duration;

/** The behaviour of a pretended broker at its start: shell commands that write the log lines of a real broker. */
public final class Behaviour {

    /** The broker is the master, and listens. */
    public static final String STARTED = logs("Apache ActiveMQ 5.16.7 (group1, ID:x) started");

    public static final String ATTACHING = logs("Attaching to master: tcp://127.0.0.1:1");
    public static final String SLAVE = inTurn(ATTACHING, logs("Attached"));

    /** The broker has its session with ZooKeeper, and registers next. */
    public static final String SESSION =
            logs("Session establishment complete on server localhost/127.0.0.1:2181, negotiated timeout = 4000");

    /** The broker has its session. From then on it is a JVM with deadlocked threads. */
    public static final String STANDS_STILL = inTurn(
            SESSION,
            "for argument in \"$@\"; do case $argument in -Dactivemq-cluster.instance=*) mark=$argument ;; esac; done",
            "exec '" + StandsStill.java() + "' \"$mark\" -cp '" + StandsStill.classes() + "' "
                    + StandsStill.class.getName() + " \"$0\"");

    public static final String ALONE = logs("Not enough cluster members connected to elect a master.");
    public static final String ELECTED = logs("Promoted to master");
    public static final String DEMOTED = logs("Demoted to slave");
    public static final String RESTARTS_WITHIN_ITS_JVM = inTurn(
            logs("Apache ActiveMQ 5.16.7 (group1, ID:x) is shutting down"),
            logs("Using Persistence Adapter: Replicated LevelDB"));
    public static final String WAITS_FOR_THE_LOCK =
            logs("x is locked by another server. This broker is now in slave mode");
    public static final String READS_ITS_STORE = logs("KahaDB is version 7");
    public static final String THINKS = logs("thinking");

    public static final String DIES = "exit 1";

    /** The behaviour of a member whose group changes while it registers. */
    public static final String DIES_OF_THE_RACE = inTurn(
            "printf '\\tat org.linkedin.zookeeper.tracker.ZooKeeperTreeTracker.raiseEvents(X.java:402)\\n' >>run/states",
            DIES);

    public static final String FAILS_TO_START = inTurn(logs("Failed to start Apache ActiveMQ (group1, null)"), DIES);

    /** The broker is the master, and members that wait for a master go on. */
    public static final String MASTER_AT_LAST = inTurn(STARTED, "echo >../../master");

    public static final String ONCE_THERE_IS_A_MASTER = once("[ -e ../../master ]");

    private Behaviour() {}

    /** Writes a line to the log. */
    static String logs(String message) {
        return "logs '" + message + "'";
    }

    /** Prints a line, besides the log. */
    public static String says(String line) {
        return "echo '" + line + "'";
    }

    public static String inTurn(String... shell) {
        return String.join("; ", shell);
    }

    public static String sleeps(Duration time) {
        return "sleep " + time.toMillis() / 1000.0;
    }

    /** One behaviour at the first start, and another at each later start. */
    public static String atFirst(String first, String again) {
        return untilStart(2, first, again);
    }

    public static String untilStart(int start, String before, String then) {
        return "if [ $start -lt " + start + " ]; then " + before + "; else " + then + "; fi";
    }

    public static String onceStartedAgain(String instance) {
        return once("[ \"$(cat ../" + instance + "/starts 2>/dev/null | wc -l)\" -ge 2 ]");
    }

    public static String forEver(String shell) {
        return "while :; do " + shell + "; done";
    }

    private static String once(String condition) {
        return "until " + condition + "; do sleep 0.05; done";
    }
}
