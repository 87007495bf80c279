package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.report.Declared;
import io.github.activemqcluster.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The last step of every goal that checks: the problems for machines, where a user wants them.
 *
 * @param sarif where the report as SARIF goes
 * @param junit where the report as JUnit's goes
 * @param topologyFile where the topology is declared, unless in the POM
 * @param pom the POM
 * @param plugin the plugin's artifactId
 * @param version the plugin's version
 */
public record WriteReports(
        Optional<Path> sarif,
        Optional<Path> junit,
        Optional<Path> topologyFile,
        Path pom,
        Path baseDirectory,
        String plugin,
        String version) {

    /**
     * Writes what is asked for; nothing of it is even loaded otherwise.
     *
     * @throws MachineException where a file cannot be written
     */
    public void write(List<Problem> problems) throws MachineException {
        if (sarif.isPresent() || junit.isPresent()) {
            new Reports(sarif, junit, baseDirectory, version)
                    .write(problems, topologyFile.map(Declared::inFile).orElseGet(() -> Declared.inPom(pom, plugin)));
        }
    }
}
