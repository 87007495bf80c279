package io.github.activemqcluster.distribution;

import io.github.activemqcluster.output.FolderSwap;
import io.github.activemqcluster.output.OutputFailure;
import io.github.activemqcluster.output.OutputLock;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.BundledJars;
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
import java.util.Locale;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The homes in an output directory: one for each product and version, shared by all instances, made once.
 *
 * <p>A home is made beside its place and renamed once it is whole. Under the home's name, a killed run leaves the old
 * home or none. The next run deletes the unfinished files and makes the home again.
 */
@Named
@Singleton
public final class Homes {

    private static final Logger LOG = LoggerFactory.getLogger(Homes.class);

    private final BundledJars bundled;

    @Inject
    public Homes(BundledJars bundled) {
        this.bundled = bundled;
    }

    /**
     * A home with the runtime. It is made if there is none, or if its source would be another today.
     *
     * <p>A home with a missing or changed file is made again as well. While instances run from the home, only its
     * missing files are put back.
     *
     * @param integrity the check whether an existing home is whole
     * @param lock the lock of the output directory, held until this method returns
     * @throws MachineException if the runtime is not available, the archive cannot be used, the disk fails, or an
     *     instance runs from the home to be replaced; the old home is whole then
     */
    public Home provide(RuntimeSource source, ArtifactSource artifacts, Integrity integrity, OutputLock lock)
            throws MachineException {
        Release release = source.release();
        String name = release.product() + "-" + release.version();
        Path home = lock.homes().resolve(name);
        lock.demandOwn(home);
        Descriptor wanted = describe(source);
        Optional<Descriptor> found = Descriptor.read(home);
        List<String> users =
                Files.exists(home, LinkOption.NOFOLLOW_LINKS) ? lock.running().usingHome(name) : List.of();
        // A home with more files than needed stays while it is in use: no instance has to stop for files that nothing
        // reads.
        if (found.isPresent()
                && (found.get().matches(wanted)
                        || (!users.isEmpty() && found.get().serves(wanted)))) {
            Optional<String> damage = integrity.damage(home);
            // A home without a list of its files comes from an earlier version: it stays as it is while it is in use.
            if (damage.isEmpty() && (Contents.of(home).isPresent() || !users.isEmpty())) {
                return new Home(release, home, false, found.get().done());
            }
            damage.ifPresent(what -> LOG.warn("repairing the home {}: {}", home, what));
            if (!users.isEmpty()) {
                lock.announce();
                putBack(source, artifacts, home);
                damage = integrity.damage(home);
                if (damage.isEmpty()) {
                    return new Home(release, home, true, found.get().done());
                }
            }
            refuse(users, home, damage.map(what -> "is not whole (" + what + ") and would be made again"));
            tellWhatGoes(home, integrity);
        } else {
            refuse(users, home, Optional.empty());
        }
        lock.announce();
        return make(source, artifacts, home, wanted);
    }

    private static Parts parts(RuntimeSource source) {
        return source instanceof DistributionArchive archive ? archive.parts() : Parts.all();
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

    /**
     * Puts the missing files into their place while instances run, each file at once: a process that has the old file
     * open keeps it. Changed files stay, since a JVM reads on in a jar by its old index of the jar.
     */
    private void putBack(RuntimeSource source, ArtifactSource artifacts, Path home) throws MachineException {
        List<String> missing =
                Contents.of(home).map(contents -> contents.missing(home)).orElse(List.of());
        try (FolderSwap swap = new FolderSwap(home)) {
            fill(source, artifacts, swap.folder());
            new Repairs(artifacts, swap.folder(), parts(source)).make(source.release());
            BillOfMaterials.record(swap.folder(), source.release(), bundled);
            for (String file : missing) {
                if (Files.exists(swap.folder().resolve(file))) {
                    Files.createDirectories(home.resolve(file).getParent());
                    Files.move(swap.folder().resolve(file), home.resolve(file), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw OutputFailure.of("cannot repair the home " + home, e, "What was there is unchanged.");
        }
    }

    private static void refuse(List<String> users, Path home, Optional<String> why) throws MachineException {
        if (!users.isEmpty()) {
            throw new MachineException(
                    "The home " + home + " " + why.orElse("would be replaced") + ", but instances run from it: "
                            + String.join(", ", users) + ". Nothing was changed. Stop them first.");
        }
    }

    private static void tellWhatGoes(Path home, Integrity integrity) throws MachineException {
        try {
            integrity
                    .additions(home)
                    .ifPresent(files -> LOG.warn(
                            "what was put into the home {} by hand goes, since it is made again: {}", home, files));
        } catch (IOException e) {
            throw new MachineException("The files in " + home + " cannot be looked at: " + e, e);
        }
    }

    private Home make(RuntimeSource source, ArtifactSource artifacts, Path home, Descriptor descriptor)
            throws MachineException {
        try (FolderSwap swap = new FolderSwap(home)) {
            fill(source, artifacts, swap.folder());
            List<String> repairs = new Repairs(artifacts, swap.folder(), parts(source)).make(source.release());
            repairs.forEach(repair -> LOG.info("repaired {}: {}", source.release(), repair));
            BillOfMaterials.record(swap.folder(), source.release(), bundled);
            Contents.record(swap.folder());
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
        demandSum(source, file);
        LOG.info("unpacking {} from {} into {}", source.release(), file.getFileName(), folder.getParent());
        new Archive(file)
                .unpack(new UnpackedFolder(
                        folder, new LeftOut(source.release(), source.parts(), folder.getFileSystem())));
        demandRelease(source.release(), folder, file);
    }

    /** Runs before anything of the archive is read. */
    private static void demandSum(DistributionArchive source, Path file) throws IOException, MachineException {
        if (source.sha512().isEmpty()) {
            return;
        }
        String wanted = source.sha512().get().toLowerCase(Locale.ROOT);
        String actual = FileHash.of(file, "SHA-512");
        if (!actual.equals(wanted)) {
            throw new MachineException(
                    "The archive " + file + " cannot be used: it is not the one that the topology asks"
                            + " for. Its SHA-512 is\n" + actual + "\nand <sha512> says\n" + wanted
                            + "\nDownload it again, or mend <sha512> once you know that the archive is the right one.");
        }
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

    /** The archive's own jars identify its release, since a file can have any name. */
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
