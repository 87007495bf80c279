package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @BeforeEach
    void instances() throws IOException {
        for (String id : List.of("zk1-1", "group1-1", "group1-2", "group1-3")) {
            Files.createDirectories(store(id));
        }
        Files.createDirectories(output.resolve("drill"));
    }

    @Test
    void theLastOfAMasterIsKnownAndNoOther() throws IOException {
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        acknowledged("m-2", "group1-2");
        acknowledged("m-3", "group1-2");
        acknowledged("m-4", "group1-2");

        assertThat(unexplained()).containsExactly("m-0", "m-2", "m-3", "m-4");
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
    void whatEveryMemberKeepsIsKnown() throws IOException {
        acknowledged("m-0", "group1-1");
        acknowledged("m-1", "group1-1");
        for (String member : List.of("group1-1", "group1-2", "group1-3")) {
            new WrittenLog().stores("m-0 some words", 7).write(store(member));
        }

        assertThat(unexplained()).contains("m-1").doesNotContain("m-0");
    }

    @Test
    void whatOneMemberDoesNotHaveIsNot() throws IOException {
        acknowledged("m-0", "group1-1");
        new WrittenLog().stores("m-0 some words", 7).write(store("group1-1"));
        new WrittenLog().stores("m-0 some words", 7).write(store("group1-2"));
        new WrittenLog().stores("m-00 other words", 7).write(store("group1-3"));

        assertThat(unexplained()).contains("m-0");
    }

    @Test
    void whatWasTakenFromItsQueueIsNot() throws IOException {
        acknowledged("m-0", "group1-1");
        for (String member : List.of("group1-1", "group1-2", "group1-3")) {
            new WrittenLog().stores("m-0 some words", 7).removes(7).write(store(member));
        }

        assertThat(unexplained()).contains("m-0");
    }

    private Path store(String instance) {
        return output.resolve("instances").resolve(instance).resolve("data/leveldb");
    }

    private List<String> unexplained() throws IOException {
        Files.write(output.resolve("drill/history.tsv"), history);
        return KnownLosses.in(output.toFile()).unexplained(ALL);
    }

    private void acknowledged(String id, String broker) {
        history.add(line("send", "q", id, broker));
        history.add(line("acknowledged", "q", id, broker));
    }

    private static String line(String kind, String queue, String id, String broker) {
        return String.join("\t", "2026-11-23T12:00:00Z", kind, "group1", queue, id, broker, "");
    }
}
