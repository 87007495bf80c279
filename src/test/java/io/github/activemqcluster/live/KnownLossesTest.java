package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLossesTest {

    private static final List<String> ALL = List.of("m-0", "m-1", "m-2", "m-3", "m-4");

    @TempDir
    Path output;

    private final List<String> history = new ArrayList<>();
    private KnownLosses losses;

    @BeforeEach
    void instances() throws IOException {
        for (String id : List.of("zk1-1", "group1-1", "group1-2", "group1-3")) {
            Files.createDirectories(output.resolve("instances").resolve(id).resolve("data"));
        }
        Files.createDirectories(output.resolve("drill"));
        losses = KnownLosses.before(output.toFile());
    }

    @Test
    void theLastOfAMasterAndTheFirstOfTheNextAreKnownAndNoOther() throws IOException {
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "group1-2");
        acknowledged("m-3", "group1-2");
        acknowledged("m-4", "group1-2");

        assertThat(unexplained()).containsExactly("m-0", "m-3", "m-4");
    }

    @Test
    void whatAnotherQueueSawSaysNothing() throws IOException {
        acknowledged("m-0", "group1-1");
        history.add(line("acknowledged", "other", "o-0", "group1-2"));
        acknowledged("m-1", "group1-1");

        assertThat(unexplained()).containsExactlyElementsOf(ALL);
    }

    @Test
    void aBrokerThatIsNotKnownSaysNothing() throws IOException {
        acknowledged("m-0", "");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "");

        assertThat(unexplained()).containsExactlyElementsOf(ALL);
    }

    @Test
    void whatCameBeforeASlaveWithAHoleWasPromotedIsKnown() throws IOException {
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "group1-2");
        acknowledged("m-3", "group1-2");
        log("group1-2", "java.io.IOException: invalid record position 17 (file: 0.log, offset: 17)\n");

        assertThat(unexplained()).containsExactly("m-3", "m-4");
    }

    @Test
    void aHoleOfASlaveThatWasNeverPromotedSaysNothing() throws IOException {
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "group1-2");
        log("group1-3", "invalid record position\n");

        assertThat(unexplained()).contains("m-0");
    }

    @Test
    void aHoleOfAnEarlierDrillSaysNothing() throws IOException {
        log("group1-2", "invalid record position\n");
        losses = KnownLosses.before(output.toFile());
        log("group1-2", "all is well\n");
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "group1-2");

        assertThat(unexplained()).contains("m-0");
    }

    private List<String> unexplained() throws IOException {
        Files.write(output.resolve("drill/history.tsv"), history);
        return losses.unexplained(ALL);
    }

    private void acknowledged(String id, String broker) {
        history.add(line("send", "q", id, broker));
        history.add(line("acknowledged", "q", id, broker));
    }

    private static String line(String kind, String queue, String id, String broker) {
        return String.join("\t", "2026-11-23T12:00:00Z", kind, "group1", queue, id, broker, "");
    }

    private void log(String instance, String text) throws IOException {
        Files.writeString(
                output.resolve("instances").resolve(instance).resolve("data/activemq.log"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
