package io.github.activemqcluster.drill.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.drill.verdict.Event;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    private Path directory;

    @Test
    void eachEventIsInTheFileBeforeTheNext() throws Exception {
        Path file = directory.resolve("drill/history.tsv");
        try (History history = new History(file)) {
            history.add(Event.Kind.SEND, "orders", "q", "q#0", "", "1f");
            history.add(Event.Kind.FAILED, "orders", "q", "q#0", "", "lost\n\tits connection");

            assertThat(Files.readAllLines(file))
                    .hasSize(2)
                    .satisfiesExactly(
                            line -> assertThat(line).endsWith("\tsend\torders\tq\tq#0\t\t1f"),
                            line -> assertThat(line).endsWith("\tfailed\torders\tq\tq#0\t\tlost its connection"));
        }
    }

    @Test
    void whatWasAcknowledgedIsOutstandingUntilItIsReceived() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a", "");
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "2", "a", "");
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "a", "");

            assertThat(history.outstanding("q")).containsExactly("2");
            assertThat(history.outstanding("other")).isEmpty();
            assertThat(history.acknowledged("q")).isEqualTo(2);
            assertThat(history.received("q")).isOne();
        }
    }

    @Test
    void whatReturnedIsOutstandingAsWellAndWhatWasAnsweredIsNot() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.RETURNED, "orders", "q", "1", "a", "");
            history.add(Event.Kind.ANSWER, "orders", "q", "2", "", "");

            assertThat(history.acknowledged("q")).isEqualTo(2);
            assertThat(history.outstanding("q")).containsExactly("1");
        }
    }

    @Test
    void norIsItIfItIsReceivedFirst() throws Exception {
        try (History history = new History(directory.resolve("history.tsv"))) {
            history.add(Event.Kind.RECEIVED, "orders", "q", "1", "a", "");
            history.add(Event.Kind.ACKNOWLEDGED, "orders", "q", "1", "a", "");

            assertThat(history.outstanding("q")).isEmpty();
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
