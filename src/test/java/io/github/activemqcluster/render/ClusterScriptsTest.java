package io.github.activemqcluster.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.render.ScriptRunner.Result;
import io.github.activemqcluster.testing.Topologies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of the whole cluster, and all scripts as such. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runs shell scripts")
class ClusterScriptsTest {

    @TempDir
    private Path directory;

    private ScriptRunner scripts;

    @BeforeEach
    void render() throws Exception {
        scripts = new ScriptRunner(directory);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        scripts.close();
    }

    @Test
    void everyScriptIsSyntacticallyRight() throws Exception {
        // given
        List<Path> written;
        try (Stream<Path> tree = Files.walk(scripts.output())) {
            written = tree.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".sh") || file.toFile().canExecute())
                    .toList();
        }

        // when, then
        assertThat(written).hasSizeGreaterThan(20);
        for (Path script : written) {
            Process check = new ProcessBuilder("sh", "-n", script.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(new String(check.getInputStream().readAllBytes(), UTF_8))
                    .as("%s", script)
                    .isEmpty();
        }
    }

    @Test
    void theWholeClusterIsStartedLookedAtAndStopped() throws Exception {
        // when
        Result start = scripts.run("master", "bin/start");
        Result status = scripts.run("master", "bin/status");
        Result one = scripts.run("master", "bin/stop", "shared-2");
        Result partly = scripts.run("master", "bin/status");
        Result stop = scripts.run("master", "bin/stop");

        // then
        assertThat(start.status()).isZero();
        assertThat(start.text().lines()).hasSize(3).allMatch(line -> line.contains(": master (pid "));
        assertThat(status.status()).isZero();
        assertThat(status.text().lines().map(line -> line.replaceAll(":.*", "")))
                .containsExactly("shared-1", "shared-2", "shared-3");
        assertThat(one.text()).isEqualTo("shared-2: stopped\n");
        assertThat(partly.status()).isEqualTo(3);
        assertThat(stop.text()).contains("shared-1: stopped", "shared-2: not running", "shared-3: stopped");
    }

    @Test
    void aMasterIsBroughtBackWithTheMessagesOfItsSlave() throws Exception {
        // given
        Rendering.of(Topologies.r1().build()).writeTo(scripts.output());
        Files.createDirectories(scripts.output().resolve("homes/activemq-5.7.0/lib"));
        Path master = scripts.output().resolve("instances/pair-1/data");
        Path slave = scripts.output().resolve("instances/pair-2/data");
        Files.createDirectories(master.resolve("kahadb"));
        Files.createDirectories(slave.resolve("kahadb"));
        Files.writeString(master.resolve("kahadb/db-1.log"), "old");
        Files.writeString(slave.resolve("kahadb/db-1.log"), "new");
        scripts.run("master", "instances/pair-2/bin/start");

        // when
        Result back = scripts.run("attached", "bin/bring-back-master");
        Result again = scripts.run("attached", "bin/bring-back-master", "pair");
        Result unknown = scripts.run("attached", "bin/bring-back-master", "nobody");
        scripts.run("attached", "bin/stop");

        // then
        assertThat(back.status()).isZero();
        assertThat(back.text()).contains("pair-2: stopped", "pair-1: slave (pid", "pair-1 is back");
        assertThat(master.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(slave.resolve("kahadb/db-1.log")).hasContent("new");
        assertThat(master.resolve("before-bring-back/kahadb/db-1.log")).hasContent("old");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.text()).contains("pair-1 runs. Stop it first");
        assertThat(unknown.text()).contains("there is no pure master/slave group 'nobody'");
    }

    @Test
    void aClusterOfSeveralHostsWantsToKnowWhichOneThisIs() throws Exception {
        // given
        Rendering.of(Topologies.r2()
                        .host("mq1", "127.0.0.1")
                        .host("mq2", "127.0.0.1")
                        .build())
                .writeTo(scripts.output());

        // when
        Result all = scripts.run("master", "bin/start");
        Result host = scripts.run("master", "bin/start", "--host", "mq2");
        Result unknown = scripts.run("master", "bin/start", "--host", "mq");
        Result status = scripts.run("master", "bin/status");

        // then
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.text()).contains("this cluster has 2 hosts", "--host ID", "mq1 mq2");
        assertThat(host.text()).startsWith("shared-2: master").doesNotContain("shared-1");
        assertThat(unknown.text()).contains("there is no instance on a host 'mq'");
        assertThat(status.text()).contains("shared-1: not running", "shared-2: master", "shared-3: not running");
    }
}
