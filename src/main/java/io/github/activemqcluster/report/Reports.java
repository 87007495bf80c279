package io.github.activemqcluster.report;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The reports that a user asks for.
 *
 * @param sarif the file for the report as SARIF
 * @param junit the file for the report as JUnit's
 * @param declared the file that declares the topology
 * @param baseDirectory the directory to which names in reports are relative
 * @param version the plugin's version
 * @param rules the rules that were checked
 */
public record Reports(
        Optional<Path> sarif,
        Optional<Path> junit,
        Path declared,
        Path baseDirectory,
        String version,
        List<RuleCatalogue.Entry> rules) {

    public Reports {
        rules = List.copyOf(rules);
    }

    /**
     * Writes the reports, whole or not at all, with their folders.
     *
     * @throws MachineException if a file cannot be written
     */
    public void write(List<Problem> problems) throws MachineException {
        if (sarif.isPresent()) {
            write(sarif.get(), new SarifReport(declared, baseDirectory, version, rules).of(problems));
        }
        if (junit.isPresent()) {
            write(junit.get(), new JUnitReport(baseDirectory, rules).of(problems));
        }
    }

    private static void write(Path file, String content) throws MachineException {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = Files.createTempFile(folder, ".report", ".tmp");
            try {
                Files.writeString(half, content);
                Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new MachineException(
                    "The report " + file + " cannot be written (" + e + "). Name another file, or make room for it.",
                    e);
        }
    }
}
