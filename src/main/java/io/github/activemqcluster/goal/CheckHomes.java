package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.Integrity;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** The step that checks, before anything is started, whether the files from which the instances run are still whole. */
@Named
@Singleton
final class CheckHomes {

    @Inject
    CheckHomes() {}

    /**
     * Looks at the homes and the drivers.
     *
     * @param releases the releases of the instances that are started
     * @throws MachineException with all that is missing
     */
    void check(Topology topology, List<Release> releases, Integrity integrity, OutputLock lock)
            throws MachineException {
        Set<Path> folders = new LinkedHashSet<>();
        for (Release release : releases) {
            if (release.product().equals("activemq") && topology.brokers().isEmpty()) {
                continue;
            }
            folders.add(lock.homes().resolve(release.product() + "-" + release.version()));
        }
        for (Group group : topology.groups()) {
            if (group.store() instanceof Store.Jdbc jdbc) {
                jdbc.driverFolder().map(lock.drivers()::resolve).ifPresent(folders::add);
            }
        }
        List<String> wrong = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                wrong.add(folder + " is not there");
            } else {
                Optional<String> damage = integrity.damage(folder);
                damage.ifPresent(what -> wrong.add(folder + " is not whole: " + what));
            }
        }
        if (!wrong.isEmpty()) {
            throw new MachineException("What the instances run from is not as it was made, and nothing was started:\n- "
                    + String.join("\n- ", wrong)
                    + "\nRun the goal activemq-cluster:generate, which makes it again.");
        }
    }
}
