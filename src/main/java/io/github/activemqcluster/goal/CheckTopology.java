package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.start.Surroundings;
import io.github.activemqcluster.config.bind.Placement;
import io.github.activemqcluster.config.bind.Settings;
import io.github.activemqcluster.config.bind.TopologyBinder;
import io.github.activemqcluster.config.port.PortSource;
import io.github.activemqcluster.distribution.Archives;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.rule.Circumstances;
import io.github.activemqcluster.rule.RuleCatalogue;
import io.github.activemqcluster.rule.RuleLevels;
import io.github.activemqcluster.rule.RuleRunner;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code check}: reads the topology, takes the defaults, and holds the rules, and what can be rendered,
 * against it. Writes nothing. */
@Named
@Singleton
public final class CheckTopology {

    private final TopologyBinder binder;
    private final RuleRunner rules;
    private final Renderer renderer;

    @Inject
    public CheckTopology(TopologyBinder binder, RuleRunner rules, Renderer renderer) {
        this.binder = binder;
        this.rules = rules;
        this.renderer = renderer;
    }

    /**
     * Checks a topology.
     *
     * @param repositories where an archive is looked for, if the topology leaves open what the brokers are made from
     * @throws TopologyException with all problems, if one is an error, or a warning under {@code failOnWarning}
     */
    public CheckedTopology check(CheckRequest request, Repositories repositories) throws TopologyException {
        return check(request, (instance, kind) -> OptionalInt.empty(), new Archives(repositories.artifacts()));
    }

    /** The same check without a repository in which to look for an archive. */
    public CheckedTopology check(CheckRequest request) throws TopologyException {
        return check(request, (instance, kind) -> OptionalInt.empty(), release -> false);
    }

    /**
     * The same check.
     *
     * @param kept the ports that are kept, if ports must be free ones
     * @param archives whether a release's archive can be had
     */
    CheckedTopology check(CheckRequest request, PortSource.Kept kept, Predicate<Release> archives)
            throws TopologyException {
        Placement placement = placement(request);
        RuleLevels levels = request.strictness().rules().levels();

        Problems found = new Problems();
        Declaration.Source source = request.subject().declaration().read();
        // Before the topology is bound, which waits for JAXB.
        RuleRunner.Prepared prepared = rules.prepare(new Circumstances(
                placement == Placement.LOCAL,
                thisJava(),
                source.isWritten(),
                bound -> renderer.rights(bound, request.subject().baseDirectory())));
        Optional<Topology> topology = binder.bind(
                source.root(),
                new Settings(
                        request.subject().defaultName(),
                        placement,
                        request.layout().dynamicPorts() ? PortSource.free(kept) : PortSource.planned(),
                        archives),
                found);
        List<Problem> problems = new ArrayList<>(prepared.check(topology, found, levels));
        if (request.online()) {
            topology.ifPresent(bound -> problems.addAll(unanswered(bound, levels)));
        }
        topology.ifPresent(bound ->
                problems.addAll(unrenderable(bound, problems, request.subject().baseDirectory(), levels)));

        List<Problem> located = problems.stream().map(found::located).toList();
        if (topology.isEmpty() || isStopping(located, request.strictness().failOnWarning())) {
            throw new TopologyException(verdict(located, found.withheld()), located);
        }
        return new CheckedTopology(topology.get(), located, found::location);
    }

    /**
     * The elements that cannot be rendered, without those that a rule has told already. The renderer looks again, since
     * rules can be off.
     */
    private List<Problem> unrenderable(Topology topology, List<Problem> told, Path baseDirectory, RuleLevels levels) {
        return renderer.check(topology, baseDirectory).stream()
                .filter(problem -> told.stream()
                        .noneMatch(other -> other.level() == Level.ERROR
                                && ((other.rule().equals(problem.rule())
                                                && !problem.rule().equals("vocabulary"))
                                        || other.where().isAtOrBelow(problem.where())
                                        || problem.where().isAtOrBelow(other.where()))))
                .flatMap(problem -> atItsLevel(problem, levels).stream())
                .toList();
    }

    /**
     * An element that cannot be rendered stays an error, even if its rule has another level. A fragment that does not
     * fit can be rendered.
     */
    private static Optional<Problem> atItsLevel(Problem problem, RuleLevels levels) {
        boolean canBeRendered = RuleCatalogue.entry(problem.rule())
                .filter(rule -> rule.scope() == RuleCatalogue.Scope.FRAGMENTS)
                .isPresent();
        return canBeRendered ? levels.apply(problem) : Optional.of(problem);
    }

    private static List<Problem> unanswered(Topology topology, RuleLevels levels) {
        return levels.given(Surroundings.RULE).equals(Optional.of(Level.OFF))
                ? List.of()
                : new Surroundings(topology)
                        .problems().stream()
                                .map(levels::apply)
                                .flatMap(Optional::stream)
                                .toList();
    }

    /** The best guess at the Java that will run the instances. Their scripts look at the real one. */
    private static OptionalInt thisJava() {
        return OptionalInt.of(Runtime.version().feature());
    }

    private static Placement placement(CheckRequest request) throws TopologyException {
        return Stream.of(Placement.values())
                .filter(placement ->
                        placement.name().equalsIgnoreCase(request.layout().placement()))
                .findFirst()
                .orElseThrow(() -> new TopologyException(
                        "The topology cannot be read",
                        List.of(new Problem(
                                Level.ERROR,
                                "vocabulary",
                                Place.of("placement"),
                                "'" + request.layout().placement() + "' is not a placement",
                                "Write 'hosts' (as declared) or 'local' (all of it on this machine)."))));
    }

    private static boolean isStopping(List<Problem> problems, boolean failOnWarning) {
        return problems.stream().anyMatch(problem -> problem.level() == Level.ERROR || failOnWarning);
    }

    private static String verdict(List<Problem> problems, int withheld) {
        int errors = (int) problems.stream()
                .filter(problem -> problem.level() == Level.ERROR)
                .count();
        int warnings = problems.size() - errors;
        String counts = Stream.of(
                        errors > 0 ? Count.of(errors, "error") : "", warnings > 0 ? Count.of(warnings, "warning") : "")
                .filter(text -> !text.isEmpty())
                .reduce((left, right) -> left + " and " + right)
                .orElse("nothing");
        return "The topology has " + counts + ", listed above; nothing was written."
                + (errors == 0 ? " Warnings fail the build because failOnWarning is set." : "")
                + (withheld == 0
                        ? ""
                        : " " + Count.of(withheld, "further finding")
                                + " may only follow from what could not be read and will show up, if still true, after that is mended.");
    }
}
