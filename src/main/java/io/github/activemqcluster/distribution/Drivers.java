package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.FolderSwap;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDBC drivers in an output directory: a folder of jars for each driver. The instances that need the driver have
 * the folder on their class path. The homes do not change, since groups that share a home may have different drivers.
 *
 * <p>A folder is made beside its place and renamed once it is whole, as a home is.
 */
@Named
@Singleton
public final class Drivers {

    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    /** The file in a driver's folder that names the source of the folder. */
    static final String DESCRIPTOR = "activemq-cluster-driver.properties";

    @Inject
    public Drivers() {}

    /**
     * Provides a driver with all its dependencies, unless a whole one is already there.
     *
     * @param coordinates {@code groupId:artifactId:version[:extension[:classifier]]}
     * @param folder the name of its folder
     * @param release the broker's release, whose jars the driver's folder must not repeat
     * @param integrity the check whether an existing driver is whole
     * @param lock the lock of the output directory, held until this method returns
     * @throws MachineException if the driver is not available, the disk fails, or an instance runs with the driver to
     *     be replaced; the old files are whole then
     */
    public void provide(
            String coordinates,
            String folder,
            Release release,
            ArtifactSource artifacts,
            Integrity integrity,
            OutputLock lock)
            throws MachineException {
        List<String> excluded = release.values("jdbc.driver.exclude");
        String descriptor = descriptor(coordinates, excluded);
        Path place = lock.drivers().resolve(folder);
        lock.demandOwn(place);
        List<String> users = Files.exists(place) ? lock.running().usingHome(folder) : List.of();
        Optional<String> damage = Optional.empty();
        if (descriptor.equals(found(place))) {
            damage = integrity.damage(place);
            if (damage.isEmpty() && (Contents.of(place).isPresent() || !users.isEmpty())) {
                return;
            }
            damage.ifPresent(what -> LOG.warn("repairing the JDBC driver in {}: {}", place, what));
        }
        if (!users.isEmpty()) {
            throw new MachineException("The driver in " + place + " "
                    + damage.map(what -> "is not whole (" + what + ") and would be made again")
                            .orElse("would be replaced")
                    + ", but instances run with it: "
                    + String.join(", ", users) + ". Nothing was changed. Stop them first.");
        }
        lock.announce();
        LOG.info("getting the JDBC driver {} into {}", coordinates, place);
        try (FolderSwap swap = new FolderSwap(place)) {
            for (Path jar : artifacts.resolveWithDependencies(List.of(Coordinates.parse(coordinates)), excluded)) {
                Files.copy(
                        jar, swap.folder().resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
            Contents.record(swap.folder());
            Files.writeString(swap.folder().resolve(DESCRIPTOR), descriptor);
            swap.commit();
        } catch (IOException e) {
            throw OutputFailure.of("cannot put the JDBC driver into " + place, e, "What was there is unchanged.");
        }
    }

    private static String descriptor(String coordinates, List<String> excluded) {
        return "# What this folder was made from. It is made again where this differs.\ndriver=" + coordinates
                + "\nexcluded=" + String.join(",", excluded) + "\n";
    }

    private static String found(Path place) {
        try {
            return Files.readString(place.resolve(DESCRIPTOR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // Missing, or not a folder of ours: it is made again.
            return "";
        }
    }
}
