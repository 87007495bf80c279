package io.github.activemqcluster.cluster.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.testing.Topologies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergedLogsTest {

    @TempDir
    private Path output;

    @Test
    void linesAreInTheOrderOfTimeAndWhatBelongsToOneStaysBehindIt() throws Exception {
        // given
        RunningCluster cluster = RunningCluster.of(Topologies.r2().build(), output, Optional.empty());
        print(cluster, "shared-1", "2026-11-28 08:00:00,000 | an earlier run");
        MergedLogs logs = new MergedLogs(cluster);
        logs.skipFormer();
        print(
                cluster,
                "shared-1",
                "2026-11-28 09:00:00,100 | first",
                "2026-11-28 09:00:00,300 | third",
                "\tat its.Frame");
        print(cluster, "shared-3", "2026-11-28 09:00:00,200 | second", "2026-11-28 09:00:00,400 | fourth");

        // when
        List<String> lines = new ArrayList<>();
        logs.pass(lines::add);
        logs.pass(lines::add);

        // then
        assertThat(lines)
                .containsExactly(
                        "shared-1 | 2026-11-28 09:00:00,100 | first",
                        "shared-3 | 2026-11-28 09:00:00,200 | second",
                        "shared-1 | 2026-11-28 09:00:00,300 | third",
                        "shared-1 | \tat its.Frame",
                        "shared-3 | 2026-11-28 09:00:00,400 | fourth");
    }

    private static void print(RunningCluster cluster, String instance, String... lines) throws IOException {
        Path log = cluster.instance(instance).consoleLog();
        Files.createDirectories(log.getParent());
        Files.write(log, List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
