package io.github.activemqcluster.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of an instance read its log too, each in a language of its own; they must not come to another answer. */
class ScriptsReadBrokerLogTest {

    private static final Path LIBRARY = Path.of("templates/cluster/bin/lib");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) is starting",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) started",
                "Database /x/lock is locked by another server. This broker is now in slave mode waiting a lock",
                "Database /x/lock is locked... waiting 10 seconds for the database to be unlocked. Reason: x",
                "Attempting to acquire the exclusive lock to become the Master broker",
                "This broker is now in slave mode\nKahaDB is version 7",
                "This broker is now in slave mode\nKahaDB is version 7\nApache ActiveMQ 6.3.1 (orders, ID:x) started",
                "KahaDB is version 7",
                "Slave connection between a and b has been established.\nKahaDB is version 4",
                "orders-2 attempting to acquire exclusive lease to become the master",
                "orders-2 attempting to acquire exclusive lease\norders-2 lease acquire failure: java.sql.SQLException",
                "orders-2, becoming master with lease expiry Mon Nov 23 07:13:08 UTC 2026 on dataSource",
                "x started\nInitiating stop/restart of transports on orders due to IO exception",
                "Initiating stop/restart of transports on orders\nSuccessfully restarted transports on orders",
                "Starting a slave connection between vm://pair-2#0 and tcp://127.0.0.1:61616",
                "Slave connection between vm://a and tcp://b has been established.\nApache ActiveMQ 5.7.0 (a, b) started",
                "Slave connection between a and b has been established.\nMaster Failed - starting all connectors",
                "Attaching to master: tcp://127.0.0.1:61619\nSlave started",
                "Attaching to master: tcp://x\nAttaching... Downloaded 4965.91/5212.02 kb and 2/5 files",
                "2026 | INFO  | Attaching to master: tcp://x | a.B\n2026 | INFO  | Attached | a.B",
                "Attaching to master: tcp://x\nAttached",
                "Attaching to master: tcp://x\nAttached\nSlave stopped",
                "Attached",
                "Not enough cluster members connected to elect a master.",
                "Promoted to master",
                "Demoted to slave",
                "Restarting broker",
                "Failed to start Apache ActiveMQ (orders, null)",
                "Apache ActiveMQ 6.3.1 (orders, ID:x) started\nApache ActiveMQ 6.3.1 (orders, ID:x) is shutting down",
            })
    void theShellTakesABrokerForWhatTheGoalsDo(String lines) throws Exception {
        // given
        BrokerLog log = new BrokerLog();
        lines.lines().forEach(log::read);
        String program = between(Files.readString(LIBRARY.resolve("activemq.sh.ftl")), "awk '", "' \"$run");

        // when
        Process awk =
                new ProcessBuilder("awk", program).redirectErrorStream(true).start();
        try (var toIt = awk.getOutputStream()) {
            toIt.write((lines + "\n").getBytes(UTF_8));
        }
        String said = new String(awk.getInputStream().readAllBytes(), UTF_8).strip();

        // then
        assertThat(said.isEmpty() ? "starting" : said).isEqualTo(log.state().text());
    }

    /** There is no PowerShell to run it everywhere, but its patterns mean there what they mean to awk. */
    @Test
    void powerShellGoesByTheSamePatterns() throws Exception {
        Map<String, String> shell = patterns("activemq.sh.ftl", "(?m)^ +/(.+)/ +\\{ (.+) }$");
        Map<String, String> powerShell = patterns("instance.ps1.ftl", "(?m)^ {12}'(.+)' +\\{ (\\$state =.+|if .+) }$");

        assertThat(shell).hasSizeGreaterThan(15).containsEntry("Promoted to master", "becoming master");
        assertThat(powerShell).containsExactlyEntriesOf(shell);
    }

    /** Gives, by pattern, the texts in what is done then: the states. */
    private static Map<String, String> patterns(String file, String form) throws IOException {
        Map<String, String> patterns = new LinkedHashMap<>();
        Matcher line = Pattern.compile(form).matcher(Files.readString(LIBRARY.resolve(file)));
        while (line.find()) {
            Matcher text = Pattern.compile("['\"]([^'\"]+)['\"]").matcher(line.group(2));
            StringBuilder states = new StringBuilder();
            while (text.find()) {
                states.append(states.isEmpty() ? "" : ", ").append(text.group(1));
            }
            patterns.put(line.group(1), states.toString());
        }
        return patterns;
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
