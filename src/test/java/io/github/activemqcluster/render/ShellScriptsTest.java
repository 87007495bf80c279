package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ShellCheck finds nothing in any script that is rendered, nor in the project's own scripts. */
class ShellScriptsTest {

    private final ShellCheck shellCheck = ShellCheck.ofThisSystem();

    @Test
    void renderedScriptsHaveNoFinding(@TempDir Path directory) throws Exception {
        // given
        List<String> scripts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, TopologyBuilder> reference :
                ReferenceTopologies.all().entrySet()) {
            List<OutputFile> shell = Rendering.of(reference.getValue().build()).files().stream()
                    .filter(ShellScriptsTest::isShell)
                    .toList();
            Map<String, String> readFromFolder = shell.stream()
                    .filter(file -> !isCalled(file))
                    .collect(Collectors.toMap(
                            ShellScriptsTest::folder, ShellScriptsTest::withoutValues, (one, other) -> one + other));
            for (OutputFile file : shell) {
                String path = reference.getKey() + "/" + file.path();
                write(directory.resolve(path), file.content());
                // A file that others read is checked with its first reader, and once for each form that the file has.
                if (isCalled(file)
                        && seen.addAll(List.of(file.content(), readFromFolder.getOrDefault(folder(file), "")))) {
                    scripts.add(path);
                }
            }
        }

        // when
        List<String> findings = shellCheck.findings(directory, scripts);

        // then
        assertThat(scripts)
                .contains("r1/bin/start", "r1/bin/activemq", "r1/bin/bring-back-master")
                .contains("r6/instances/zk-1/bin/start")
                .filteredOn(script -> script.contains("/instances/"))
                .hasSizeGreaterThan(12);
        assertThat(findings).isEmpty();
    }

    @Test
    void theProjectsOwnScriptsHaveNoFinding() throws Exception {
        // given
        List<String> scripts = new ArrayList<>(List.of("mvnw"));
        for (String folder : List.of(".ci", ".github", "src")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !isGenerated(file))
                        .filter(file -> folder.equals(".ci") || file.toString().endsWith(".sh"))
                        .map(Path::toString)
                        .sorted()
                        .forEach(scripts::add);
            }
        }

        // when
        List<String> findings = shellCheck.findings(Path.of("").toAbsolutePath(), scripts);

        // then
        assertThat(scripts).contains(Path.of(".ci", "run").toString());
        assertThat(findings).isEmpty();
    }

    @Test
    void aMistakeIsFound(@TempDir Path directory) throws Exception {
        // given
        write(directory.resolve("mistaken"), "#!/bin/sh\nrm $1\n");

        // when
        List<String> findings = shellCheck.findings(directory, List.of("mistaken"));

        // then
        assertThat(findings)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("mistaken:2:4:")
                .contains("[SC2086]");
    }

    /** The README's first command generates a cluster below {@code src/example/target}. */
    private static boolean isGenerated(Path file) {
        return StreamSupport.stream(file.spliterator(), false)
                .anyMatch(name -> name.toString().equals("target"));
    }

    private static boolean isShell(OutputFile file) {
        return isCalled(file) || file.path().endsWith(".sh");
    }

    /** Whether a person calls the script. The other files are only read by such scripts. */
    private static boolean isCalled(OutputFile file) {
        return file.content().startsWith("#!/bin/sh\n");
    }

    private static String folder(OutputFile file) {
        return file.path().substring(0, file.path().lastIndexOf('/') + 1);
    }

    /** The form of a file: the file without its comments, values and repeated lines. */
    private static String withoutValues(OutputFile file) {
        return file.content()
                .replaceAll("(?m)^ *#.*\n", "")
                .replaceAll("'[^']*'", "''")
                .lines()
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static void write(Path file, String content) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
