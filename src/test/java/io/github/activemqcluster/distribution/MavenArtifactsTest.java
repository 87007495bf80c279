package io.github.activemqcluster.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.impl.DefaultServiceLocator;
import org.eclipse.aether.impl.RepositoryConnectorProvider;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.spi.connector.RepositoryConnector;
import org.eclipse.aether.transfer.NoRepositoryConnectorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses Maven's own resolver, on a local repository that the test made, and without a network. */
class MavenArtifactsTest {

    @TempDir
    Path repository;

    private DefaultRepositorySystemSession session;
    private MavenArtifacts artifacts;

    @BeforeEach
    void openRepository() throws IOException {
        DefaultServiceLocator locator = MavenRepositorySystemUtils.newServiceLocator();
        locator.setService(RepositoryConnectorProvider.class, NoNetwork.class);
        RepositorySystem system = locator.getService(RepositorySystem.class);
        session = MavenRepositorySystemUtils.newSession();
        session.setOffline(true);
        session.setLocalRepositoryManager(
                system.newLocalRepositoryManager(session, new LocalRepository(repository.toFile(), "simple")));
        artifacts = new MavenArtifacts(
                system,
                session,
                List.of(
                        new RemoteRepository.Builder("central", "default", "https://repository.invalid/a").build(),
                        new RemoteRepository.Builder("company", "default", "https://repository.invalid/b").build()));

        publish("needed", "1", "");
        publish("for-tests", "1", "");
        publish("given", "1", "");
        publish("by-choice", "1", "");
        publish("not-wanted", "1", "");
        publish("below", "1", dependency("for-tests", "test") + dependency("needed", "runtime"));
        publish(
                "top",
                "2",
                dependency("below", "compile")
                        + dependency("given", "provided")
                        + dependency("for-tests", "test")
                        + dependency("not-wanted", "compile")
                        + "<dependency><groupId>g</groupId><artifactId>by-choice</artifactId><version>1</version>"
                        + "<optional>true</optional></dependency>",
                "<dependencyManagement><dependencies>"
                        + "<dependency><groupId>g</groupId><artifactId>elsewhere</artifactId><version>7</version></dependency>"
                        + "</dependencies></dependencyManagement>");
    }

    @Test
    void givesTheFileOfAnArtifact() throws Exception {
        assertThat(artifacts.resolve(Coordinates.parse("g:top:2")))
                .hasFileName("top-2.jar")
                .hasContent("top");
    }

    @Test
    void givesWhatAnArtifactNeedsToRunAndNoMore() throws Exception {
        assertThat(artifacts.resolveWithDependencies(
                        List.of(Coordinates.parse("g:top:2"), Coordinates.parse("g:needed:1")),
                        List.of("g:not-wanted")))
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("top-2.jar", "below-1.jar", "needed-1.jar");
    }

    @Test
    void aFileThatIsNotWhatItsRepositoryHasPublishedIsRefused() throws Exception {
        // given: another build accepted the file with a warning
        Path jar = repository.resolve("g/needed/1/needed-1.jar");
        Files.writeString(jar.resolveSibling("needed-1.jar.sha1"), "0".repeat(40) + "  needed-1.jar\n");

        // when, then
        assertThatThrownBy(() -> names("g:top:2"))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("The file " + jar + " is not what its repository has published: its SHA-1 is ")
                .hasMessageContaining("It was not used. Delete " + jar.getParent());

        // given
        Files.writeString(jar.resolveSibling("needed-1.jar.sha1"), FileHash.of(jar, "SHA-1"));

        // when, then
        assertThat(names("g:top:2")).contains("needed-1.jar");
    }

    @Test
    void aManagedVersionIsTheOneThatTheFirstArtifactsPomNames() throws Exception {
        // given
        publish("elsewhere", "7", "");

        // when, then
        assertThat(names("g:top:2", "g:given:{managed}", "g:elsewhere:{managed}"))
                .contains("given-1.jar", "elsewhere-7.jar");
        assertThatThrownBy(() -> names("g:top:2", "g:unheard-of:{managed}"))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("cannot get the POM of g:top:2")
                .hasMessageContaining("no version of g:unheard-of is named in it");
    }

    @Test
    void aPomThatIsMissingIsNotTakenForAnEmptyOne() {
        assertThatThrownBy(() -> names("g:unheard-of:1", "g:given:{managed}"))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith(
                        "cannot get the POM of g:unheard-of:1 from the local repository and central, company: ")
                .hasMessageContaining("g:unheard-of:pom:1");
    }

    @Test
    void whatWasNeededOnceIsRememberedWithoutItsPoms() throws Exception {
        // given
        List<String> first = names("g:top:2", "g:given:{managed}");

        // when
        try (Stream<Path> poms = Files.walk(repository.resolve("g"))) {
            for (Path pom :
                    poms.filter(file -> file.toString().endsWith(".pom")).toList()) {
                Files.delete(pom);
            }
        }

        // then
        assertThat(names("g:top:2", "g:given:{managed}")).isEqualTo(first);
        assertThat(names("g:top:2")).as("what can be known without POMs").containsExactly("top-2.jar");
    }

    @Test
    void whatIsRememberedAndCannotBeHadIsAskedForAgain() throws Exception {
        // given
        names("g:top:2");
        publish("top", "2", dependency("needed", "runtime"));
        Files.delete(repository.resolve("g/below/1/below-1.jar"));

        // when, then
        assertThat(names("g:top:2")).containsExactly("top-2.jar", "needed-1.jar");
        assertThat(names("g:top:2")).containsExactly("top-2.jar", "needed-1.jar");
    }

    @Test
    void aSnapshotIsNotRemembered() throws Exception {
        // given
        publish("moving", "1-SNAPSHOT", dependency("needed", "runtime"));
        names("g:moving:1-SNAPSHOT");

        // when
        publish("moving", "1-SNAPSHOT", dependency("below", "runtime"));

        // then
        assertThat(names("g:moving:1-SNAPSHOT")).contains("below-1.jar");
    }

    @Test
    void whatIsRememberedAndIsNotWholeIsNotBelieved() throws Exception {
        // given
        names("g:top:2");
        try (DirectoryStream<Path> remembered =
                Files.newDirectoryStream(repository.resolve(".cache/activemq-cluster/dependencies"))) {
            for (Path file : remembered) {
                List<String> lines = Files.readAllLines(file);
                Files.write(file, lines.subList(0, lines.size() - 2));
            }
        }

        // when, then
        assertThat(names("g:top:2")).contains("top-2.jar", "below-1.jar", "needed-1.jar");
    }

    private List<String> names(String... wanted) throws MachineException {
        return artifacts
                .resolveWithDependencies(
                        Stream.of(wanted).map(Coordinates::parse).toList(), List.of())
                .stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void whatIsMissingOfflineSaysSo() {
        assertThatThrownBy(() ->
                        artifacts.resolve(Coordinates.parse("org.apache.activemq:apache-activemq:5.19.3:tar.gz:bin")))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("cannot get org.apache.activemq:apache-activemq:5.19.3:tar.gz:bin"
                        + " from the local repository and central, company: ")
                .hasMessageContaining("offline mode")
                .hasMessageEndingWith(
                        "Maven is offline (-o): run it once online, and it is in the local repository from then on.");
    }

    @Test
    void whatIsMissingBelowIsNamed() throws Exception {
        // given
        publish("broken", "1", dependency("unheard-of", "compile"));

        // when, then
        assertThatThrownBy(() -> artifacts.resolveWithDependencies(List.of(Coordinates.parse("g:broken:1")), List.of()))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("cannot get g:broken:1 with dependencies from ")
                .hasMessageContaining("g:unheard-of:jar:1");
    }

    @Test
    void whatIsMissingOnlineSaysWhatToCheck() {
        // given
        session.setOffline(false);

        // when, then
        assertThatThrownBy(() -> artifacts.resolve(Coordinates.parse("g:unheard-of:1")))
                .isInstanceOf(MachineException.class)
                .hasMessageEndingWith("Check the name of the release and the repositories of the project; with -U Maven"
                        + " asks again for what it did not find before.");
    }

    /** Reaches no repository at all. */
    public static final class NoNetwork implements RepositoryConnectorProvider {

        @Override
        public RepositoryConnector newRepositoryConnector(RepositorySystemSession session, RemoteRepository repository)
                throws NoRepositoryConnectorException {
            throw new NoRepositoryConnectorException(repository);
        }
    }

    private static String dependency(String name, String scope) {
        return "<dependency><groupId>g</groupId><artifactId>" + name + "</artifactId><version>1</version><scope>"
                + scope + "</scope></dependency>";
    }

    private void publish(String name, String version, String dependencies, String... more) throws IOException {
        Path folder =
                Files.createDirectories(repository.resolve("g").resolve(name).resolve(version));
        Files.writeString(folder.resolve(name + "-" + version + ".jar"), name);
        Files.writeString(
                folder.resolve(name + "-" + version + ".pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>" + name
                        + "</artifactId><version>" + version + "</version>" + String.join("", more) + "<dependencies>"
                        + dependencies + "</dependencies></project>");
    }
}
