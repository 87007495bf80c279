package io.github.activemqcluster.drill.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    private Path directory;

    @Test
    void eachEventIsInTheFileBeforeTheNext() throws Exception {
        Path file = directory.resolve("drill/history.tsv");
        try (History history = new History(file)) {
            history.add(Event.Kind.SEND, "orders", "q", "q#0", "", new Detail.Checksum("1f"));
            history.add(Event.Kind.FAILED, "orders", "q", "q#0", "", Detail.Remark.of("lost\n\tits connection"));
            history.add(
                    Event.Kind.FAULT,
                    "orders",
                    "",
                    "",
                    "orders-1",
                    Fault.noTakeover(new Fault.Outage(Duration.ofMillis(44_900), "attaching to its master")));
            history.add(
                    Event.Kind.FAULT, "orders", "", "", "orders-2", Fault.of(Fault.Kind.ENDED, "Connection refused"));

            assertThat(Files.readAllLines(file))
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .isEqualTo("time\tevent\tgroup\tqueue\tmessage\tinstance\tchecksum\ttransaction"
                                            + "\tfault\tstate\tseconds\tstep\tload\tremark"),
                            line -> assertThat(line).endsWith("Z\tsend\torders\tq\tq#0\t\t1f\t\t\t\t\t\t\t"),
                            line -> assertThat(line)
                                    .endsWith("Z\tfailed\torders\tq\tq#0\t\t\t\t\t\t\t\t\tlost its connection"),
                            line -> assertThat(line)
                                    .endsWith("Z\tfault\torders\t\t\torders-1\t\t\tno_takeover"
                                            + "\tattaching to its master\t44\t\t\t"),
                            line -> assertThat(line)
                                    .endsWith("Z\tfault\torders\t\t\torders-2\t\t\tended\t\t\t\t\tConnection refused"));
        }
    }

    @Test
    void whatWasAcknowledgedIsOutstandingUntilItIsReceived() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a");
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "2", "a");
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "a", sum());

            assertThat(history.outstanding("q")).containsExactly("2");
            assertThat(history.outstanding("other")).isEmpty();
            assertThat(history.acknowledged("q")).isEqualTo(2);
            assertThat(history.received("q")).isOne();
        }
    }

    @Test
    void whatReturnedIsOutstandingAsWellAndWhatWasAnsweredIsNot() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.RETURNED, "orders", "q", "1", "a");
            history.add(Event.Kind.ANSWER, "orders", "q", "2", "", sum());

            assertThat(history.acknowledged("q")).isEqualTo(2);
            assertThat(history.outstanding("q")).containsExactly("1");
        }
    }

    @Test
    void norIsItIfItIsReceivedFirst() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "a", sum());
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a");

            assertThat(history.outstanding("q")).isEmpty();
        }
    }

    @Test
    void anEventHasTheDetailOfItsKindAndNoOther() {
        assertThatThrownBy(() -> new Event(
                        Instant.EPOCH, Event.Kind.SEND, "orders", "q", "1", "", Detail.Remark.of("a text for people")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fault(Fault.Kind.NO_TAKEOVER, Optional.empty(), Detail.Remark.of("no master")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The page tells each column, each event and each fault, in the order of the file. */
    @Test
    void thePageDescribesTheFile() throws Exception {
        String page = Files.readString(Path.of("src", "site", "markdown", "drill-history.md"));

        assertThat(named(page, "## Columns")).isEqualTo(words(Column.values()));
        assertThat(named(page, "## Events")).isEqualTo(words(Event.Kind.values()));
        assertThat(named(page, "## Faults")).isEqualTo(words(Fault.Kind.values()));
    }

    private static List<String> named(String page, String section) {
        String text = page.substring(page.indexOf(section) + section.length());
        int end = text.indexOf("\n## ");
        return Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                .matcher(end < 0 ? text : text.substring(0, end))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Detail sum() {
        return new Detail.Checksum("");
    }

    @Test
    void whatIsReceivedBeforeItIsAcknowledgedIsNotOutstandingMeanwhile() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "a", sum());

            assertThat(history.outstanding("q")).isEmpty();
        }
    }

    @Test
    void theBrokerOfAQueueIsTheLastThatIsKnownToHaveTakenAMessage() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a");
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "2", "b");
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "3", "");
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "c", sum());

            assertThat(history.broker("q")).isEqualTo("b");
            assertThat(history.broker("other")).isEmpty();
        }
    }

    @Test
    void whatCameAfterACertainEventCanBeReadAgain() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.SEND, "orders", "q", "1", "", sum());
            int size = history.size();
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a");

            assertThat(size).isOne();
            assertThat(history.from(size)).extracting(Event::kind).containsExactly(Event.Kind.ACKNOWLEDGED);
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsTold() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> new History(file.resolve("history.tsv")))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("The drill's history cannot be written to " + file);
    }
}
