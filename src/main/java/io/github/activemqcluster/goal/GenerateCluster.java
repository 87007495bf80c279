package io.github.activemqcluster.goal;

import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.distribution.Archives;
import io.github.activemqcluster.distribution.Home;
import io.github.activemqcluster.distribution.Integrity;
import io.github.activemqcluster.distribution.MavenArtifacts;
import io.github.activemqcluster.output.Changes;
import io.github.activemqcluster.output.OutputDirectory;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.output.PlannedChanges;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.render.RenderSettings;
import io.github.activemqcluster.render.Renderer;
import io.github.activemqcluster.store.StoreReader;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The goal {@code generate}: from a topology to instances that can be started. */
@Named
@Singleton
public final class GenerateCluster {

    private static final Logger LOG = LoggerFactory.getLogger(GenerateCluster.class);

    private final CheckTopology checkTopology;
    private final Renderer renderer;
    private final ProvideHomes provideHomes;
    private final CheckBrokers checkBrokers;
    private final Leftovers leftovers;
    private final Releases releases;
    private final GeneratedTopology generated;

    @Inject
    GenerateCluster(
            CheckTopology checkTopology,
            Renderer renderer,
            ProvideHomes provideHomes,
            CheckBrokers checkBrokers,
            Leftovers leftovers,
            GeneratedTopology generated,
            Releases releases) {
        this.checkTopology = checkTopology;
        this.renderer = renderer;
        this.provideHomes = provideHomes;
        this.checkBrokers = checkBrokers;
        this.leftovers = leftovers;
        this.releases = releases;
        this.generated = generated;
    }

    /**
     * Generates a cluster. Nothing is written before the topology is free of errors and all of it is rendered.
     *
     * @param warnings gets the warnings of the topology before the first slow step, and those of the brokers after it
     * @throws TopologyException if the topology, a template or a fragment is wrong
     * @throws MachineException if the disk, a repository or a running instance stands in the way
     */
    public GeneratedCluster generate(GenerateRequest request, Consumer<List<Problem>> warnings)
            throws TopologyException, MachineException {
        RenderSettings settings = settings(request);
        begin("activemq-cluster templates", () -> renderer.warmUp(settings));
        Optional<Topology> before = generated.find(request.directories().output());
        MavenArtifacts artifacts = request.repositories().artifacts();
        CheckedTopology checked = checkTopology.check(
                request.check(), new KeptPorts(before, request.directories().output()), new Archives(artifacts));
        warnings.accept(checked.warnings());
        List<OutputFile> files =
                renderer.render(checked.topology(), new TopologyWriter().write(checked.topology()), settings);
        LeftBehind leftBehind = new LeftBehind(before, request.directories().output());
        Written written = write(checked, files, artifacts, request, warnings);
        return report(
                checked,
                written,
                artifacts.downloaded(),
                leftBehind.after(
                        checked.topology(),
                        reader(checked.topology(), request.directories().output())),
                request.directories().output());
    }

    private StoreReader reader(Topology topology, Path outputDirectory) {
        Release release = releases.activemq(topology.activemq().version()).orElseThrow();
        return topology.activemq().isUnverified()
                ? StoreReader.thatLoadsNothing(release)
                : new StoreReader(
                        outputDirectory.resolve("homes").resolve(release.product() + "-" + release.version()), release);
    }

    private static RenderSettings settings(GenerateRequest request) {
        return new RenderSettings(
                request.generator(),
                request.directories().data(),
                request.directories().templates(),
                request.check().subject().baseDirectory(),
                new RandomSecrets());
    }

    /**
     * Does a task beside the check, which does not wait for the task. If the check fails, Maven closes the plugin's
     * class loader while the task runs. A FutureTask keeps the errors of that to itself.
     */
    private static void begin(String name, Runnable task) {
        Thread thread = new Thread(new FutureTask<>(task, null), name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Looks for obstacles to the files first. The homes take longest, so they come after that. */
    private Written write(
            CheckedTopology checked,
            List<OutputFile> files,
            MavenArtifacts artifacts,
            GenerateRequest request,
            Consumer<List<Problem>> warnings)
            throws TopologyException, MachineException {
        try (OutputLock lock = new OutputDirectory(request.directories().output()).lock()) {
            leftovers.clear(request.directories().output(), LOG::info);
            PlannedChanges planned = lock.plan(files);
            List<Home> homes = provideHomes.provide(
                    checked.topology(),
                    request.check().subject().baseDirectory(),
                    request.directories().templates(),
                    artifacts,
                    new Integrity(request.verifyHomes()),
                    lock);
            warnings.accept(checkBrokers.check(checked, files, request, homes));
            return new Written(homes, planned.apply());
        }
    }

    private GeneratedCluster report(
            CheckedTopology checked,
            Written written,
            Optional<String> downloaded,
            List<String> leftBehind,
            Path outputDirectory) {
        BuildProperties properties = new BuildProperties(checked.topology());
        List<String> lines = new ArrayList<>();
        downloaded.ifPresent(lines::add);
        lines.addAll(Summary.of(
                checked,
                releases.activemq(checked.topology().activemq().version()),
                properties.clientUrls(),
                written.changes,
                written.homes,
                outputDirectory));
        return new GeneratedCluster(properties.all(), lines, leftBehind);
    }

    /** The homes and files that are now on the disk. */
    private record Written(List<Home> homes, Changes changes) {}
}
