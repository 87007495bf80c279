package io.github.activemqcluster.distribution;

import static io.github.activemqcluster.distribution.HomesOfTest.activemq;
import static io.github.activemqcluster.distribution.HomesOfTest.filesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.output.ChildJvm;
import io.github.activemqcluster.output.Sleeper;
import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A home comes from the requested archive, and has only the parts that are needed. */
class VerifiedHomeTest {

    private static final String AMQP = "lib/optional/activemq-amqp-5.18.3.jar";
    private static final String CONSOLE = "webapps/admin/index.jsp";

    @TempDir
    Path folder;

    private HomesOfTest homes;
    private Path archive;

    @BeforeEach
    void publish() throws Exception {
        homes = new HomesOfTest(folder);
        String top = "apache-activemq-5.18.3/";
        archive = TestArchive.release("5.18.3")
                .file(top + AMQP, 0644, "amqp")
                .file(top + CONSOLE, 0644, "console")
                .file(top + "conf/jetty-realm.properties", 0644, "admin: admin, admin")
                .tarGz(folder.resolve("a.tar.gz"));
    }

    @Test
    void anArchiveWithTheRightSumIsUnpacked() throws Exception {
        // given: as some tools print it
        String sum = FileHash.of(archive, "SHA-512").toUpperCase(Locale.ROOT);

        // when
        Home home = homes.provide(source(sum, "console"));

        // then
        assertThat(home.fresh()).isTrue();
        assertThat(homes.provide(source(sum, "console")).fresh()).isFalse();
    }

    @Test
    void nothingOfAnArchiveWithAnotherSumIsUnpacked() throws Exception {
        // given
        String actual = FileHash.of(archive, "SHA-512");
        String wanted = "0".repeat(128);

        // when, then
        assertThatThrownBy(() -> homes.provide(source(wanted, "console")))
                .isInstanceOf(MachineException.class)
                .hasMessage("The archive " + archive
                        + " cannot be used: it is not the one that the topology asks for. Its SHA-512 is\n" + actual
                        + "\nand <sha512> says\n" + wanted
                        + "\nDownload it again, or mend <sha512> once you know that the archive is the right one.");
        assertThat(homes.output().resolve("homes")).isEmptyDirectory();
    }

    @Test
    void aHomeThatWasMadeWithoutASumIsNotTakenForOneWithIt() throws Exception {
        // given
        homes.provide(new DistributionArchive(
                activemq("5.18.3"), Optional.of(archive), Optional.empty(), Parts.of(Set.of("console"))));

        // when, then
        assertThatThrownBy(() -> homes.provide(source("0".repeat(128), "console")))
                .isInstanceOf(MachineException.class);
    }

    @Test
    void aHomeHasWhatIsNeededAndSaysWhatItHasNot() throws Exception {
        // when
        Home home = homes.provide(source("amqp"));

        // then
        assertThat(filesIn(home.directory())).contains(AMQP).doesNotContain(CONSOLE, "conf/jetty-realm.properties");
        assertThat(home.madeFrom()).contains("parts=amqp\n", "=webapps/** (nothing else serves them)\n");
    }

    @Test
    void moreIsNeededAndLessWhereNothingRuns() throws Exception {
        // given
        homes.provide(source("amqp"));

        // when
        Home more = homes.provide(source("amqp", "console"));

        // then
        assertThat(more.fresh()).isTrue();
        assertThat(filesIn(more.directory())).contains(AMQP, CONSOLE);

        // when
        Home less = homes.provide(source("console"));

        // then
        assertThat(less.fresh()).isTrue();
        assertThat(filesIn(less.directory())).doesNotContain(AMQP);
    }

    @Test
    void whileAnInstanceRunsWhatIsNotNeededStaysAndWhatIsNeededIsRefused() throws Exception {
        // given
        Home home = homes.provide(source("amqp"));
        try (ChildJvm broker = ChildJvm.start(
                Sleeper.class, List.of("-Dactivemq-cluster.instance=mq1", "-Dactivemq.home=" + home.directory()))) {
            broker.awaitLine("up");
            Path run = Files.createDirectories(homes.output().resolve("instances/mq1/run"));
            Files.writeString(run.resolve("pid"), broker.pid() + "\n");

            // when, then
            assertThat(homes.provide(source()).fresh()).isFalse();
            assertThatThrownBy(() -> homes.provide(source("amqp", "console")))
                    .isInstanceOf(MachineException.class)
                    .hasMessageEndingWith(
                            "would be replaced, but instances run from it: mq1. Nothing was changed. Stop them first.");
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about modes of POSIX")
    void aHomeThatOthersCouldChangeIsMadeAgain() throws Exception {
        // given: an earlier version made it with an open umask, and another user has changed a jar
        Home home = homes.provide(source("amqp"));
        Path jar = home.directory().resolve(AMQP);
        Files.writeString(jar, "evil");
        Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

        // when
        Optional<String> damage = new Integrity(false).damage(home.directory());
        Home again = homes.provide(source("amqp"));

        // then
        assertThat(damage).hasValue("lib/optional can be written by others (mode 0777)");
        assertThat(again.fresh()).isTrue();
        assertThat(jar).hasContent("amqp");
        assertThat(new Integrity(true).damage(home.directory())).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "is about links of POSIX")
    void aHomeThatIsALinkIsRefused() throws Exception {
        // given: another user has made a home with all the marks of ours
        Home home = homes.provide(source("amqp"));
        Path elsewhere = Files.move(home.directory(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(home.directory(), elsewhere);

        // when, then
        assertThatThrownBy(() -> homes.provide(source("amqp")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(home.directory() + " is a link, to " + elsewhere);
    }

    private RuntimeSource source(String... sumAndParts) {
        boolean hasSum = sumAndParts.length > 0 && sumAndParts[0].length() == 128;
        return new DistributionArchive(
                activemq("5.18.3"),
                Optional.of(archive),
                hasSum ? Optional.of(sumAndParts[0]) : Optional.empty(),
                Parts.of(Set.copyOf(List.of(sumAndParts).subList(hasSum ? 1 : 0, sumAndParts.length))));
    }
}
