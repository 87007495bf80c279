package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.report.Reports;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last step of every goal that checks: it writes the problems for programs, if a user wants that.
 *
 * @param sarif the file for the report as SARIF
 * @param junit the file for the report as JUnit's
 * @param declared the file that declares the topology: the POM, or a topologyFile
 * @param baseDirectory the directory to which the names of files in reports are relative
 * @param version the plugin's version
 */
public record WriteReports(
        Optional<Path> sarif, Optional<Path> junit, Path declared, Path baseDirectory, String version) {

    /**
     * Writes the reports that the user asks for. Without a report, no class of it is loaded.
     *
     * @throws MachineException if a file cannot be written
     */
    public void write(List<Problem> problems) throws MachineException {
        if (sarif.isPresent() || junit.isPresent()) {
            new Reports(sarif, junit, declared, baseDirectory, version, RuleCatalogue.ofTopology()).write(problems);
        }
    }
}
