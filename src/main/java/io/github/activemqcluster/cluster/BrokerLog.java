package io.github.activemqcluster.cluster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a broker says in its log that it has become. A slave has no port that could be asked, and of most stores no MBean
 * either; but each says in its log that it waits. The lines are those that {@code bin/lib/activemq.sh} goes by.
 *
 * <p>Sources, in ActiveMQ's: {@code BrokerService} (started, shut down, failed), {@code SharedFileLocker}, KahaDB's
 * {@code MessageDatabase}, {@code LeaseDatabaseLocker}, {@code LeaseLockerIOExceptionHandler}, {@code MasterConnector} (up
 * to 5.7), {@code MasterElector}, {@code ElectingLevelDBStore} and {@code SlaveLevelDBStore} (5.9 to 5.16).
 */
final class BrokerLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");
    private static final int TIME_LENGTH = "2026-11-23 07:13:08,123".length();
    private static final Pattern STARTED = Pattern.compile("Apache ActiveMQ .* started");
    private static final Pattern ATTACHED = Pattern.compile("Slave connection between .* has been .*established");

    /** The broker waits for a database that does not answer; once it does, nothing more is said. */
    static final String NO_DATABASE = "waiting for its database";

    /**
     * It has a session with ZooKeeper, and makes itself a member of its group. It says so as well when it has found its session
     * again, which changes nothing.
     */
    private static final String SESSION = "Session establishment complete on server";

    static final String REGISTERING = "registering with its group";

    /**
     * A slave of a replicatedLevelDB group that asks its master for what it lacks. It does so again and again where nobody answers: one
     * that missed an election may ask at its own old address.
     */
    static final String ATTACHING = "attaching to its master";

    /** The same once its master has answered. It does not count for a quorum yet. */
    static final String COPYING = "copying its master";

    private static final Pattern COPIED = Pattern.compile("\\bAttached\\b(?!\\.)");

    /** It has said nothing yet of what it becomes. */
    static final String STARTING = "starting";

    /** It was elected, or has got the lock or the lease. */
    static final String BECOMING_MASTER = "becoming master";

    /** A slave of a replicatedLevelDB group that has lost its master. */
    static final String ELECTING = "electing a master";

    /** Said of a store that is there, once it is read: after the lock was got, and some time before the broker has started. */
    private static final String STORE_READ = "KahaDB is version";

    private static final String STARTING_AGAIN = "starting again";

    private static final List<Saying> SAYINGS = List.of(
            // sharedFileSystem, before 5.12 and from then on
            new Saying(" is locked... waiting ", Role.SLAVE, "slave"),
            new Saying("This broker is now in slave mode", Role.SLAVE, "slave"),
            new Saying("Attempting to acquire the exclusive lock", Role.SLAVE, "slave"),
            // jdbc
            new Saying("attempting to acquire exclusive lease", Role.SLAVE, "slave"),
            new Saying(" lease acquire failure: ", Role.WAITING, NO_DATABASE),
            new Saying("becoming master with lease expiry", Role.STARTING, BECOMING_MASTER),
            new Saying("Initiating stop/restart of transports", Role.WAITING, NO_DATABASE),
            new Saying("Successfully restarted transports", Role.MASTER, "master"),
            // pureMasterSlave
            new Saying("Starting a slave connection between", Role.WAITING, "waiting for its master"),
            // replicatedLevelDB
            new Saying("Attaching to master", Role.STARTING, ATTACHING),
            new Saying("Attaching... Downloaded", Role.STARTING, COPYING),
            new Saying("Slave stopped", Role.STARTING, ELECTING),
            new Saying("Not enough cluster members connected", Role.WAITING, "waiting for members of its group"),
            new Saying("Promoted to master", Role.STARTING, BECOMING_MASTER),
            new Saying("Demoted to slave", Role.STARTING, STARTING_AGAIN),
            new Saying("Restarting broker", Role.STARTING, STARTING_AGAIN),
            // all
            new Saying("Failed to start Apache ActiveMQ", Role.FAILING, "failing"));

    private static final Pattern SHUT_DOWN = Pattern.compile("Apache ActiveMQ .* is shut");

    private boolean attached;
    private boolean belonged;
    private boolean belongedOnce;
    private State state = State.of(Role.STARTING, STARTING);

    /** What the lines so far come to. */
    State state() {
        return state;
    }

    /** Whether it has been master or slave since it was started, and has not failed at starting again since. */
    boolean hasBelonged() {
        return belonged;
    }

    /** The same, also where it has failed since. */
    boolean hadBelonged() {
        return belongedOnce;
    }

    void read(String line) {
        if (STARTED.matcher(line).find()) {
            become(line, attached ? Role.SLAVE : Role.MASTER, attached ? "slave" : "master");
        } else if (ATTACHED.matcher(line).find()) {
            attached = true;
            become(line, Role.SLAVE, "slave");
        } else if (line.contains("Master Failed - starting all connectors")) {
            attached = false;
            become(line, Role.MASTER, "master");
        } else if (SHUT_DOWN.matcher(line).find()) {
            become(line, Role.STARTING, "stopping");
        } else if (isAttaching() && COPIED.matcher(line).find()) {
            become(line, Role.SLAVE, "slave");
        } else if (line.contains(STORE_READ)) {
            if (state.role() == Role.SLAVE && !attached) {
                become(line, Role.STARTING, BECOMING_MASTER);
            }
        } else if (line.contains(SESSION)) {
            if (state.text().equals(STARTING) || state.text().equals(STARTING_AGAIN)) {
                become(line, Role.STARTING, REGISTERING);
            }
        } else {
            for (Saying saying : SAYINGS) {
                if (line.contains(saying.part)) {
                    become(line, saying.role, saying.text);
                }
            }
        }
    }

    private boolean isAttaching() {
        return state.text().equals(ATTACHING) || state.text().equals(COPYING);
    }

    /** Said again, it is not new. */
    private void become(String line, Role role, String text) {
        if (state.role() != role || !state.text().equals(text)) {
            state = new State(role, text, time(line));
            belonged = role != Role.FAILING && (belonged || role.isReady());
            belongedOnce |= belonged;
        }
    }

    /** When the line was written, unless a template of the user's says it in another form. */
    private static Optional<Instant> time(String line) {
        if (line.length() < TIME_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(line.substring(0, TIME_LENGTH), TIME)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private record Saying(String part, Role role, String text) {}
}
