package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.FolderSwap;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The homes in an output directory: one for each product and version, shared by all instances, made once.
 *
 * <p>A home is made beside its place and renamed once it is whole. A run that is killed leaves what was there, or
 * nothing, under the home's name; the next run clears the rest away and makes it again.
 */
@Named
@Singleton
public final class Homes {

    private static final Logger LOG = LoggerFactory.getLogger(Homes.class);

    @Inject
    public Homes() {}

    /**
     * A home that holds the runtime, made where there is none or where it would be made from something else today.
     *
     * <p>What is in a home that is there is not looked at but for its descriptor: who has changed it by hand deletes it.
     *
     * @param lock of the output directory, held until this returns
     * @throws MachineException where the runtime cannot be had, the archive cannot be used, the disk is at fault, or an
     *     instance runs from the home that would be replaced; what was there is whole then
     */
    public Home provide(RuntimeSource source, ArtifactSource artifacts, OutputLock lock) throws MachineException {
        Release release = source.release();
        String name = release.product() + "-" + release.version();
        Path home = lock.homes().resolve(name);
        Descriptor wanted = describe(source);
        Optional<Descriptor> found = Descriptor.read(home);
        if (found.isPresent() && found.get().matches(wanted)) {
            return new Home(release, home, false, found.get().done());
        }
        refuseWhileInUse(home, name, lock);
        lock.announce();
        return make(source, artifacts, home, wanted);
    }

    private static Descriptor describe(RuntimeSource source) throws MachineException {
        try {
            return Descriptor.of(source);
        } catch (NoSuchFileException e) {
            throw new MachineException(
                    "The archive " + e.getFile() + " cannot be used: there is no such file. Mend <archive>.", e);
        } catch (IOException e) {
            throw OutputFailure.of("cannot look at the archive of " + source.release(), e, "Nothing was changed.");
        }
    }

    private static void refuseWhileInUse(Path home, String name, OutputLock lock) throws MachineException {
        if (!Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<String> users = lock.running().usingHome(name);
        if (!users.isEmpty()) {
            throw new MachineException("The home " + home + " would be replaced, but instances run from it: "
                    + String.join(", ", users) + ". Nothing was changed. Stop them first.");
        }
    }

    private static Home make(RuntimeSource source, ArtifactSource artifacts, Path home, Descriptor descriptor)
            throws MachineException {
        try (FolderSwap swap = new FolderSwap(home)) {
            fill(source, artifacts, swap.folder());
            List<String> repairs = new Repairs(artifacts, swap.folder()).make(source.release());
            repairs.forEach(repair -> LOG.info("repaired {}: {}", source.release(), repair));
            descriptor.withDone(repairs).write(swap.folder());
            swap.commit();
            return new Home(source.release(), home, true, repairs);
        } catch (IOException e) {
            throw OutputFailure.of("cannot make the home " + home, e, "What was there is unchanged.");
        }
    }

    private static void fill(RuntimeSource source, ArtifactSource artifacts, Path folder)
            throws IOException, MachineException {
        if (source instanceof DistributionArchive archive) {
            unpack(archive, artifacts, folder);
        } else if (source instanceof AssembledRuntime assembled) {
            assemble(assembled, artifacts, folder);
        }
    }

    private static void unpack(DistributionArchive source, ArtifactSource artifacts, Path folder)
            throws IOException, MachineException {
        Path file = source.file().isPresent() ? source.file().get() : resolve(source, artifacts);
        LOG.info("unpacking {} from {} into {}", source.release(), file.getFileName(), folder.getParent());
        new Archive(file).unpack(new UnpackedFolder(folder, source.release().values("distribution.skip")));
        demandRelease(source.release(), folder, file);
    }

    private static Path resolve(DistributionArchive source, ArtifactSource artifacts) throws MachineException {
        try {
            return artifacts.resolve(source.coordinates());
        } catch (MachineException e) {
            throw new MachineException(
                    e.getMessage() + " Not every release's archive is in every repository: name another release of the "
                            + source.release().version().major() + "."
                            + source.release().version().minor()
                            + " line, or give the archive as a file, <activemq><archive>.",
                    e);
        }
    }

    /** The archive's own jars say what it is, since a file can have any name. */
    private static void demandRelease(Release release, Path folder, Path file) throws IOException, MachineException {
        String evidence = release.required("distribution.evidence");
        String before = evidence.substring(evidence.lastIndexOf('/') + 1, evidence.indexOf('*'));
        String after = evidence.substring(evidence.indexOf('*') + 1);
        Path lib = folder.resolve(evidence).getParent();
        List<String> versions = new ArrayList<>();
        if (Files.isDirectory(lib)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, before + "*" + after)) {
                for (Path jar : jars) {
                    String name = jar.getFileName().toString();
                    versions.add(name.substring(before.length(), name.length() - after.length()));
                }
            }
        }
        String launcher = release.required("distribution.launcher");
        if (versions.isEmpty() || !Files.isRegularFile(folder.resolve(launcher))) {
            throw new MachineException("The archive " + file
                    + " cannot be used: it is not an ActiveMQ distribution of the "
                    + release.version().major() + "." + release.version().minor() + " line (no " + launcher + " or no "
                    + evidence + " in it).");
        }
        if (!versions.contains(release.version().toString())) {
            throw new MachineException("The archive " + file + " cannot be used: it holds ActiveMQ "
                    + String.join(", ", versions) + ", and the topology says " + release.version()
                    + ". Name the other archive or the other version.");
        }
    }

    private static void assemble(AssembledRuntime source, ArtifactSource artifacts, Path folder)
            throws IOException, MachineException {
        if (!AssembledRuntime.isKnown(source.release())) {
            throw new MachineException("It is not known from which artifacts " + source.release()
                    + " is put together. Use <runtime>distribution</runtime>, or a later release.");
        }
        List<Coordinates> wanted = source.artifacts();
        LOG.info("assembling {} from {} and dependencies in {}", source.release(), wanted.get(0), folder.getParent());
        Path lib = Files.createDirectory(folder.resolve("lib"));
        for (Path jar : artifacts.resolveWithDependencies(wanted, source.exclusions())) {
            Files.copy(jar, lib.resolve(jar.getFileName().toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
