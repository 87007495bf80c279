package io.github.activemqcluster.distribution;

import static io.github.activemqcluster.distribution.HomesOfTest.ARCHIVE;
import static io.github.activemqcluster.distribution.HomesOfTest.activemq;
import static io.github.activemqcluster.distribution.HomesOfTest.fromFile;
import static io.github.activemqcluster.distribution.HomesOfTest.fromRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Archives and releases that cannot become a home. */
class RefusedRuntimeTest {

    @TempDir
    Path folder;

    private HomesOfTest homes;

    @BeforeEach
    void emptyRepository() {
        homes = new HomesOfTest(folder);
    }

    @Test
    void aReleaseThatNobodyKnowsHowToAssembleIsRefused() {
        assertThatThrownBy(() -> homes.provide(new AssembledRuntime(activemq("5.10.0"))))
                .isInstanceOf(MachineException.class)
                .hasMessage("It is not known from which artifacts activemq 5.10.0 is put together."
                        + " Use <runtime>distribution</runtime>, or a later release.");
    }

    @Test
    void aMissingArchiveSaysWhatCanBeDone() {
        assertThatThrownBy(() -> homes.provide(fromRepository("5.18.3")))
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "cannot get " + ARCHIVE + ". Not every release's archive is in every repository: name another"
                                + " release of the 5.18 line, or give the archive as a file, <activemq><archive>.");
        assertThatThrownBy(() -> homes.provide(fromFile("5.18.3", folder.resolve("nowhere.tar.gz"))))
                .isInstanceOf(MachineException.class)
                .hasMessage("The archive " + folder.resolve("nowhere.tar.gz")
                        + " cannot be used: there is no such file. Mend <archive>.");
    }

    @Test
    void anArchiveOfAnotherReleaseIsRefused() throws Exception {
        // given
        Path archive = TestArchive.release("5.16.7").tarGz(folder.resolve("apache-activemq-5.18.3-bin.tar.gz"));

        // when, then
        assertRefused(
                "5.18.3",
                archive,
                "it holds ActiveMQ 5.16.7, and the topology says 5.18.3."
                        + " Name the other archive or the other version.");
    }

    @Test
    void anArchiveOfSomethingElseIsRefused() throws Exception {
        // given
        Path archive = new TestArchive()
                .file("apache-maven-3.9.9/bin/mvn", 0755, "#!/bin/sh")
                .tarGz(folder.resolve("a.tar.gz"));

        // when, then
        assertRefused(
                "5.18.3",
                archive,
                "it is not an ActiveMQ distribution of the 5.18 line"
                        + " (no bin/activemq.jar or no lib/activemq-broker-*.jar in it).");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs the rights of POSIX")
    void anArchiveThatMayNotBeReadOrIsAFolderIsRefused() throws Exception {
        assertRefused("5.18.3", folder, "it is a folder.");
    }

    private void assertRefused(String version, Path archive, String why) {
        assertThatThrownBy(() -> homes.provide(fromFile(version, archive)))
                .isInstanceOf(MachineException.class)
                .hasMessage("The archive " + archive + " cannot be used: " + why);
        assertThat(homes.output().resolve("homes")).isEmptyDirectory();
    }
}
