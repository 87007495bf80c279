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
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
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

/** The goal {@code drill}: faults are rehearsed on the running cluster, and what came of it is written down and judged. */
@Named
@Singleton
public final class DrillCluster {

    /** Whoever connects where no client of the topology does. */
    private static final String NOBODY = "drill";

    private final GeneratedTopology generated;
    private final CheckHomes checkHomes;

    @Inject
    DrillCluster(GeneratedTopology generated, CheckHomes checkHomes) {
        this.generated = generated;
        this.checkHomes = checkHomes;
    }

    /**
     * Plays the rehearsals and writes the report.
     *
     * @param say is told what happens, line by line
     * @throws TopologyException where nothing was generated, a rehearsal is not known, or the cluster has not passed
     * @throws MachineException where the cluster does not run, or another build has it
     */
    public void drill(DrillRequest request, Consumer<String> say) throws TopologyException, MachineException {
        if (request.rounds() < 1) {
            throw new TopologyException(
                    "rounds is " + request.rounds() + ", and nothing is proven by none. Give 1 or more.", List.of());
        }
        Path output = request.start().outputDirectory();
        Topology topology = generated.read(output);
        DrillPlan plan = new DrillPlan(
                rehearsals(request.rehearsals()),
                request.rounds(),
                request.seed(),
                request.patience(),
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
            RunningCluster cluster =
                    RunningCluster.of(topology, output, request.start().java());
            Drill.requireRunning(cluster);
            ClusterStart start = new ClusterStart(cluster, generated.activemq(topology), line -> {});
            List<ClientAccess> accesses = accesses(cluster, output);
            say.accept("Drilling with seed " + plan.seed() + ", " + Count.of(plan.rounds(), "round"));
            report = new Drill(cluster, start, accesses, plan, say).run();
        }
        DrillText text = new DrillText(topology.name(), report);
        write(plan.directory().resolve("report.md"), text.markdown());
        write(plan.directory().resolve("report.json"), text.json());
        text.lines().forEach(say);
        if (!report.problems().isEmpty()) {
            throw new TopologyException(
                    "The cluster has not passed the drill:\n- " + String.join("\n- ", report.problems())
                            + "\nThe history is in " + report.history(),
                    List.of());
        }
    }

    private static List<Rehearsal.Kind> rehearsals(List<String> words) throws TopologyException {
        List<Rehearsal.Kind> kinds = new ArrayList<>();
        for (String word : words) {
            kinds.add(Rehearsal.Kind.of(word.strip())
                    .orElseThrow(() -> new TopologyException(
                            "There is no rehearsal '" + word + "'. There are " + Rehearsal.Kind.words() + ".",
                            List.of())));
        }
        return kinds;
    }

    /** Each client in each of its groups, as its written file says; and somebody in each group that no client has. */
    private static List<ClientAccess> accesses(RunningCluster cluster, Path output) throws TopologyException {
        Topology topology = cluster.topology();
        List<ClientAccess> accesses = new ArrayList<>();
        for (Client client : topology.clients()) {
            ClientFile file = ClientFile.read(
                    output.resolve("clients").resolve(client.id()).resolve("client.properties"), client.id());
            for (String group : client.groups()) {
                Optional<User> user = user(topology, group);
                accesses.add(file.to(group, cluster.of(group), user.map(User::username), user.map(User::password)));
            }
        }
        for (Group group : topology.groups()) {
            if (accesses.stream().noneMatch(access -> access.group().equals(group.id()))) {
                Optional<User> user = user(topology, group.id());
                accesses.add(ClientFile.ofNobody(
                        NOBODY,
                        group.id(),
                        cluster.of(group.id()),
                        user.map(User::username),
                        user.map(User::password)));
            }
        }
        return accesses;
    }

    /** As whom the drill logs in where a client's file does not say it. */
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
