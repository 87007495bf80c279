package io.github.activemqcluster.goal;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.RuleLevels;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code check}: the topology, and the homes if they are there. */
@Named
@Singleton
public final class CheckCluster {

    private final CheckTopology checkTopology;
    private final KnownAdvisories advisories;

    @Inject
    CheckCluster(CheckTopology checkTopology, KnownAdvisories advisories) {
        this.checkTopology = checkTopology;
        this.advisories = advisories;
    }

    /**
     * Checks them.
     *
     * @param repositories where an archive is looked for, if the topology leaves open what the brokers are made from
     * @param outputDirectory the directory in which homes may be
     * @throws TopologyException with all problems, if one is an error, or a warning under {@code failOnWarning}
     */
    public CheckedTopology check(CheckRequest request, Repositories repositories, Path outputDirectory)
            throws TopologyException {
        CheckedTopology checked = checkTopology.check(request, repositories);
        RuleLevels levels = request.strictness().rules().levels();
        List<Problem> found = advisories.problems(checked.topology(), outputDirectory).stream()
                .map(levels::apply)
                .flatMap(Optional::stream)
                .map(checked::located)
                .toList();
        List<Problem> all = new ArrayList<>(checked.warnings());
        all.addAll(found);
        if (found.stream()
                .anyMatch(problem ->
                        problem.level() == Level.ERROR || request.strictness().failOnWarning())) {
            throw new TopologyException(
                    "The homes have jars with known vulnerabilities, listed above; nothing was changed.", all);
        }
        return new CheckedTopology(checked.topology(), all, checked.locations());
    }

    /** The age of the data about vulnerabilities, in one line. */
    public String ageOfAdvisories(LocalDate today) {
        return advisories.age(today);
    }
}
