package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.report.Reports;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last step of every goal that checks: the problems for machines, where a user wants them.
 *
 * @param sarif where the report as SARIF goes
 * @param junit where the report as JUnit's goes
 * @param declared the file that declares the topology: the POM, or a topologyFile
 * @param baseDirectory what the names of files in reports are relative to
 * @param version the plugin's version
 */
public record WriteReports(
        Optional<Path> sarif, Optional<Path> junit, Path declared, Path baseDirectory, String version) {

    /**
     * Writes what is asked for; nothing of it is even loaded otherwise.
     *
     * @throws MachineException where a file cannot be written
     */
    public void write(List<Problem> problems) throws MachineException {
        if (sarif.isPresent() || junit.isPresent()) {
            new Reports(sarif, junit, declared, baseDirectory, version, RuleCatalogue.ofTopology()).write(problems);
        }
    }
}
