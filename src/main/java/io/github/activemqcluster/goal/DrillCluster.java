package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.start.ClusterStart;
import io.github.activemqcluster.cluster.state.RunningCluster;
import io.github.activemqcluster.distribution.Integrity;
import io.github.activemqcluster.drill.Drill;
import io.github.activemqcluster.drill.DrillReport;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientFile;
import io.github.activemqcluster.drill.rehearsal.DrillPlan;
import io.github.activemqcluster.drill.rehearsal.Rehearsal;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.DrillFailedException;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.ParameterException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.report.Reports;
import io.github.activemqcluster.rule.RuleCatalogue;
import io.github.activemqcluster.rule.RuleLevels;
import io.github.activemqcluster.topology.Client;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import io.github.activemqcluster.topology.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The goal {@code drill}: rehearses faults on the running cluster, judges the cluster, and writes the reports. */
@Named
@Singleton
public final class DrillCluster {

    /** The name of the client in groups that no client of the topology uses. */
    private static final String OWN_CLIENT = "drill";

    private final GeneratedTopology generated;
    private final CheckHomes checkHomes;

    @Inject
    DrillCluster(GeneratedTopology generated, CheckHomes checkHomes) {
        this.generated = generated;
        this.checkHomes = checkHomes;
    }

    /**
     * Runs the rehearsals and writes the reports.
     *
     * @param log gets each line of the build's log
     * @return what was found, at the levels that the user wants; no errors
     * @throws ParameterException if a parameter has a value that no drill can use
     * @throws TopologyException if nothing was generated, or the drill cannot connect as the topology's clients do
     * @throws DrillFailedException if the cluster has not passed
     * @throws MachineException if the cluster does not run, or another build has it
     */
    public List<Problem> drill(DrillRequest request, Consumer<String> log)
            throws ParameterException, TopologyException, DrillFailedException, MachineException {
        List<Rehearsal.Kind> rehearsals = request.course().kinds();
        RuleLevels levels = request.rules().levels();
        Path output = request.start().outputDirectory();
        CheckedTopology checked = generated.readChecked(output);
        Topology topology = checked.topology();
        DrillPlan plan = new DrillPlan(
                rehearsals,
                request.course().rounds(),
                request.course().seed(),
                request.course().patience(),
                request.start().timeout(),
                request.queues(),
                generated.activemq(topology).value("replicatedLevelDB.connectUrl"),
                output.resolve("drill"));
        DrillReport report;
        try (OutputLock lock = new OutputDirectory(output).lock()) {
            lock.announce();
            checkHomes.check(
                    topology,
                    generated.releases(topology),
                    new Integrity(request.start().verifyHomes()),
                    lock);
            RunningCluster cluster = RunningCluster.of(
                    topology, output, request.start().javaChoice().java());
            Drill.requireRunning(cluster);
            ClusterStart start = new ClusterStart(cluster, generated.activemq(topology), line -> {});
            List<ClientAccess> accesses = accesses(cluster, output);
            log.accept("Drilling with seed " + plan.seed() + ", " + Count.of(plan.rounds(), "round"));
            report = new Drill(cluster, start, accesses, plan, log).run();
        }
        List<Problem> problems = report.problems().stream()
                .flatMap(problem -> levels.apply(problem).stream())
                .map(checked::located)
                .toList();
        DrillText text = new DrillText(topology.name(), report, problems);
        write(plan.directory().resolve("report.md"), text.markdown());
        write(plan.directory().resolve("report.json"), text.json());
        text.lines().forEach(log);
        new Reports(
                        Optional.of(plan.directory().resolve("report.sarif")),
                        Optional.of(plan.directory().resolve("TEST-activemq-cluster-drill.xml")),
                        new Layout(output).topology(),
                        request.baseDirectory(),
                        request.version(),
                        report.rules().stream()
                                .flatMap(id -> RuleCatalogue.entry(id).stream())
                                .toList())
                .write(problems);
        long errors = problems.stream()
                .filter(problem -> problem.level() == Level.ERROR)
                .count();
        if (errors > 0) {
            throw new DrillFailedException(
                    "The cluster has not passed the drill: " + Count.of((int) errors, "finding") + ", listed above."
                            + " The history is in " + report.history(),
                    problems);
        }
        return problems;
    }

    /**
     * The way in which each client reaches each of its groups, from its written file. And the way in which the drill
     * reaches groups without clients.
     */
    private static List<ClientAccess> accesses(RunningCluster cluster, Path output) throws TopologyException {
        Topology topology = cluster.topology();
        List<ClientAccess> accesses = new ArrayList<>();
        for (Client client : topology.clients()) {
            ClientFile file = ClientFile.read(new Layout(output).clientFile(client.id()), client.id());
            for (String group : client.groups()) {
                Optional<User> user = user(topology, group);
                accesses.add(file.to(group, cluster.of(group), user.map(User::username), user.map(User::password)));
            }
        }
        for (Group group : topology.groups()) {
            if (accesses.stream().noneMatch(access -> access.group().equals(group.id()))) {
                Optional<User> user = user(topology, group.id());
                accesses.add(ClientFile.withDefaults(
                        OWN_CLIENT,
                        group.id(),
                        cluster.of(group.id()),
                        user.map(User::username),
                        user.map(User::password)));
            }
        }
        return accesses;
    }

    /** The user of the drill, if a client's file names none. */
    private static Optional<User> user(Topology topology, String group) {
        return topology.group(group).orElseThrow().security().users().stream().findFirst();
    }

    private static void write(Path file, String text) throws MachineException {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw OutputFailure.of("cannot write the drill's report to " + file, e, "The drill itself is over.");
        }
    }
}
