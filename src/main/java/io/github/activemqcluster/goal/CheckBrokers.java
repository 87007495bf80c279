package io.github.activemqcluster.goal;

import io.github.activemqcluster.conformance.Conformance;
import io.github.activemqcluster.conformance.KnownGood;
import io.github.activemqcluster.distribution.Home;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.RuleLevels;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step that checks whether the brokers that come out of the files are those that were asked for. */
@Named
@Singleton
final class CheckBrokers {

    private static final Logger LOG = LoggerFactory.getLogger(CheckBrokers.class);

    private final Conformance conformance;

    @Inject
    CheckBrokers(Conformance conformance) {
        this.conformance = conformance;
    }

    /**
     * Compares the rendered brokers with the topology, at the level that the user gives to {@value Conformance#RULE}.
     *
     * @return the problems that stop nothing
     */
    List<Problem> check(CheckedTopology checked, List<OutputFile> files, GenerateRequest request, List<Home> homes)
            throws TopologyException, MachineException {
        if (checked.topology().activemq().isUnverified()) {
            // The user has lowered archive-verified, so the home is made. But nothing in it runs in a build.
            LOG.info("The brokers are not loaded, since nobody says what their archive has to be (archive-verified)");
            return List.of();
        }
        RuleLevels levels = request.check().strictness().rules().levels();
        if (levels.given(Conformance.RULE).equals(Optional.of(Level.OFF))) {
            return List.of();
        }
        try {
            load(checked, files, request, homes);
            return List.of();
        } catch (TopologyException e) {
            List<Problem> problems = e.problems().stream()
                    .map(levels::apply)
                    .flatMap(Optional::stream)
                    .toList();
            if (request.check().strictness().failOnWarning()
                    || problems.stream().anyMatch(problem -> problem.level() == Level.ERROR)) {
                throw new TopologyException(e.getMessage(), problems);
            }
            return problems;
        }
    }

    private void load(CheckedTopology checked, List<OutputFile> files, GenerateRequest request, List<Home> homes)
            throws TopologyException, MachineException {
        KnownGood verdicts = new KnownGood(request.repositories()
                .folder()
                .resolve(".cache")
                .resolve("activemq-cluster")
                .resolve("verdicts"));
        for (Home home : homes) {
            if (home.release().product().equals("activemq")) {
                conformance.check(
                        new Conformance.Rendered(
                                checked.topology(),
                                checked.locations(),
                                home.release(),
                                files,
                                request.check().subject().baseDirectory(),
                                request.directories().data(),
                                request.directories().templates(),
                                request.generator()),
                        home.directory(),
                        madeFrom(home),
                        request.directories().output(),
                        verdicts);
            }
        }
    }

    private static String madeFrom(Home home) throws MachineException {
        try {
            return home.madeFrom();
        } catch (IOException e) {
            throw new MachineException(
                    "The home " + home.directory() + " cannot be read (" + e + "). Delete it; it is made again.", e);
        }
    }
}
