package io.github.activemqcluster.cluster.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    @TempDir
    private Path output;

    @Test
    void whatIsWaitedForIsSaidWhereNothingElseIs() throws Exception {
        // given
        List<Instance> instances = RunningCluster.of(Topologies.r2().build(), output, Optional.empty())
                .instances();
        LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();

        // when
        String first;
        String second;
        try (Progress progress = Progress.of(instances, said::add, Duration.ofMillis(100))) {
            progress.accept("a step");
            first = said.poll(1, TimeUnit.MINUTES);
            second = said.poll(1, TimeUnit.MINUTES);
        }

        // then
        assertThat(first).isEqualTo("a step");
        assertThat(second)
                .matches(
                        "still waiting, \\d+ s: shared-1 is not running, shared-2 is not running, shared-3 is not running");
    }
}
