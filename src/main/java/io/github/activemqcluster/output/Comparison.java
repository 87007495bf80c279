package io.github.activemqcluster.output;

import io.github.activemqcluster.output.OutputFile.Kind;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.TopologyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the files that should be there with the files that are there. */
final class Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final OutputLock lock;
    private final Path root;
    private final Permissions permissions;
    private final Mover mover;
    private final RunningInstances running;

    /** The folders that are there. A new instance has none, so the comparison need not look for each of its files. */
    private final Map<Path, Boolean> folders = new HashMap<>();

    /** Files and folders in which only the mode is wrong, in the order of the repair: files first, then folders. */
    private final Set<Path> loose = new LinkedHashSet<>();

    Comparison(OutputLock lock, Permissions permissions, Mover mover, RunningInstances running) {
        this.lock = lock;
        this.root = lock.root();
        this.permissions = permissions;
        this.mover = mover;
        this.running = running;
    }

    PlannedChanges of(List<OutputFile> files) throws MachineException, TopologyException {
        refuseImpossiblePaths(files);
        List<OutputFile> writes = new ArrayList<>();
        List<String> removals;
        Manifest before;
        Manifest after;
        try {
            demandOwn(files);
            before = Manifest.read(root);
            lookAtFolders(files, before);
            for (OutputFile file : files) {
                if (differs(file)) {
                    writes.add(file);
                }
            }
            after = after(files, before);
            removals = removals(before, after);
        } catch (IOException e) {
            throw OutputFailure.of("cannot compare with what is in " + root, e, "Nothing was changed.");
        }
        refuseRunningInstances(writes, removals, after);
        return new PlannedChanges(lock, permissions, mover, files, writes, removals, loose, before, after);
    }

    /**
     * Also the folder in which the scripts of an instance write. The data folder may be a link: only the number of a
     * ZooKeeper server in it is ours.
     */
    private void demandOwn(List<OutputFile> files) throws IOException, MachineException {
        LinkGuard guard = new LinkGuard(root);
        guard.demandOwn(root.resolve(Manifest.NAME));
        for (OutputFile file : files) {
            guard.demandOwn(root.resolve(file.path()));
        }
        Set<String> instances = new TreeSet<>();
        files.forEach(file -> OutputPath.instance(file.path()).ifPresent(instances::add));
        for (String instance : instances) {
            guard.demandOwn(root.resolve(OutputPath.INSTANCES).resolve(instance).resolve("run"));
        }
    }

    private void lookAtFolders(List<OutputFile> files, Manifest before) throws IOException, MachineException {
        if (!permissions.posix()) {
            return;
        }
        lookAtRoot(before);
        Path manifest = root.resolve(Manifest.NAME);
        if (Files.exists(manifest) && !permissions.fit(Kind.PLAIN, posix(manifest))) {
            loose.add(manifest);
        }
        Set<Path> seen = new HashSet<>(Set.of(root));
        for (Path kept : keptFolders(files)) {
            seen.add(kept);
            if (Files.isDirectory(kept, LinkOption.NOFOLLOW_LINKS) && !permissions.folderFits(true, posix(kept))) {
                loose.add(kept);
            }
        }
        for (OutputFile file : files) {
            for (Path folder = root.resolve(file.path()).getParent(); seen.add(folder); folder = folder.getParent()) {
                if (Files.isDirectory(folder)
                        && !permissions.folderFits(
                                OutputPath.isOwnersAlone(OutputPath.text(root, folder)), posix(folder))) {
                    loose.add(folder);
                }
            }
        }
    }

    /**
     * Stores and logs, which the scripts make. If a user made one of them a link, the link stays, and its target keeps
     * its mode.
     */
    private Set<Path> keptFolders(List<OutputFile> files) {
        Set<Path> kept = new LinkedHashSet<>();
        for (OutputFile file : files) {
            OutputPath.instance(file.path())
                    .map(root.resolve(OutputPath.INSTANCES)::resolve)
                    .ifPresent(instance -> OutputPath.KEPT.forEach(name -> kept.add(instance.resolve(name))));
        }
        return kept;
    }

    /**
     * A directory keeps its mode if it has more than the generated files. It may be the system's directory for
     * temporary files.
     */
    private void lookAtRoot(Manifest before) throws IOException, MachineException {
        Set<PosixFilePermission> mode = posix(root.toRealPath()).permissions();
        if (permissions.folderFits(false, posix(root.toRealPath()))) {
            return;
        }
        if (!before.paths().isEmpty() || isEmpty()) {
            loose.add(root);
        } else if (mode.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new MachineException("The output directory " + root
                    + " can be written by every user of this machine (mode "
                    + Permissions.octal(mode) + "), so that each could replace what is generated there. Nothing was"
                    + " changed. Take that right away (chmod go-w), or name a folder of its own as outputDirectory.");
        }
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.allMatch(entry -> entry.getFileName().toString().equals(OutputDirectory.LOCK));
        }
    }

    private static PosixFileAttributes posix(Path path) throws IOException {
        return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Names are compared without case: a user may move a directory to a file system that ignores case. */
    private static void refuseImpossiblePaths(List<OutputFile> files) throws TopologyException {
        Map<String, String> taken = new HashMap<>();
        for (OutputFile file : files) {
            String path = file.path();
            if (!OutputPath.isLegal(path)) {
                throw refusal("'" + path + "' is not a path inside the output directory.");
            }
            String other = taken.put(path.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                throw refusal(
                        other.equals(path)
                                ? "'" + path + "' would be written twice. Two things in the topology have one id."
                                : "'" + other + "' and '" + path + "' differ only in upper and lower case, and are one"
                                        + " file on Windows and macOS. Choose ids that differ in more.");
            }
        }
        for (OutputFile file : files) {
            String path = file.path();
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                String folder = taken.get(path.substring(0, slash).toLowerCase(Locale.ROOT));
                if (folder != null) {
                    throw refusal("'" + folder + "' would be a file, and the folder of '" + path + "' too.");
                }
            }
        }
    }

    private boolean differs(OutputFile file) throws IOException, MachineException, TopologyException {
        Path target = root.resolve(file.path());
        if (!folders.computeIfAbsent(target.getParent(), Files::isDirectory)) {
            return true;
        }
        BasicFileAttributes attributes;
        try {
            attributes = permissions.posix()
                    ? posix(target)
                    : Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (!attributes.isRegularFile()) {
            throw new MachineException(
                    target + " is not a file, but one is to be written there. Move it away, and try again.");
        }
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        boolean differs =
                switch (file.kind()) {
                    case SECRET -> false;
                    case IDENTITY -> {
                        demandSameIdentity(target, content);
                        yield false;
                    }
                    case PLAIN, EXECUTABLE, PRIVATE ->
                        attributes.size() != content.length || !Arrays.equals(Files.readAllBytes(target), content);
                };
        if (!differs && attributes instanceof PosixFileAttributes posix && !permissions.fit(file.kind(), posix)) {
            loose.add(target);
            warnIfWasReadable(file, posix);
        }
        return differs;
    }

    private static void warnIfWasReadable(OutputFile file, PosixFileAttributes attributes) {
        if (file.kind() == Kind.SECRET || file.kind() == Kind.PRIVATE) {
            LOG.warn(
                    "{} holds a password and was not its owner's alone (mode {}). It is again (0600); change the password"
                            + " if somebody may have read it.",
                    file.path(),
                    Permissions.octal(attributes.permissions()));
        }
    }

    private static void demandSameIdentity(Path target, byte[] content) throws IOException, TopologyException {
        String there = Files.readString(target).strip();
        String wanted = new String(content, StandardCharsets.UTF_8).strip();
        if (!there.equals(wanted)) {
            throw refusal(target + " says '" + there + "', the topology says '" + wanted
                    + "'. The data beside it belongs to another server. Give the server its number back,"
                    + " or move its data folder away.");
        }
    }

    /**
     * A file that is made once stays while its instance is declared, even if no file of today uses it: the next release
     * may use it, and its users know the password.
     */
    private Manifest after(List<OutputFile> files, Manifest before) {
        Set<String> paths = new TreeSet<>();
        Set<String> madeOnce = new TreeSet<>();
        Set<String> instances = new TreeSet<>();
        for (OutputFile file : files) {
            paths.add(file.path());
            if (file.kind() == Kind.SECRET) {
                madeOnce.add(file.path());
            }
            OutputPath.instance(file.path()).ifPresent(instances::add);
        }
        before.madeOnce().stream()
                .filter(path ->
                        OutputPath.instance(path).map(instances::contains).orElse(true))
                .filter(path -> Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .filter(path -> !paths.contains(path))
                .toList()
                .forEach(path -> {
                    paths.add(path);
                    madeOnce.add(path);
                });
        return new Manifest(paths, madeOnce);
    }

    private List<String> removals(Manifest before, Manifest after) {
        Set<String> stale = new TreeSet<>(before.paths());
        stale.removeAll(after.paths());
        return stale.stream()
                .filter(path -> !OutputPath.isKept(path))
                .filter(path -> Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private void refuseRunningInstances(List<OutputFile> writes, List<String> removals, Manifest after)
            throws MachineException {
        Set<String> changed = new TreeSet<>();
        Stream.concat(writes.stream().map(OutputFile::path), removals.stream())
                .map(OutputPath::instance)
                .flatMap(Optional::stream)
                .forEach(changed::add);
        List<String> inTheWay = running.among(changed);
        if (!inTheWay.isEmpty()) {
            throw new MachineException("Files would change of " + inTheWay.size() + " running instance"
                    + (inTheWay.size() == 1 ? "" : "s") + ": "
                    + inTheWay.stream()
                            .map(id -> id + " (" + told(id, writes, removals, after) + ")")
                            .collect(Collectors.joining(", "))
                    + ". Nothing was changed. Stop them first: "
                    + new Layout(root).script("stop") + " "
                    + String.join(" ", inTheWay));
        }
    }

    /** The changes that a run would make to an instance. */
    private String told(String id, List<OutputFile> writes, List<String> removals, Manifest after) {
        if (after.paths().stream().noneMatch(path -> isOf(id, path))) {
            return "no longer declared, and its files would be removed";
        }
        List<String> own = writes.stream()
                .map(OutputFile::path)
                .filter(path -> isOf(id, path))
                .toList();
        List<String> there =
                own.stream().filter(path -> Files.exists(root.resolve(path))).toList();
        return Stream.of(
                        part("changed", there),
                        part(
                                "new",
                                own.stream()
                                        .filter(path -> !there.contains(path))
                                        .toList()),
                        part(
                                "removed",
                                removals.stream().filter(path -> isOf(id, path)).toList()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    /** Such as {@code changed: conf/activemq.xml}. */
    private static Optional<String> part(String what, List<String> paths) {
        return paths.isEmpty()
                ? Optional.empty()
                : Optional.of(what + ": "
                        + paths.stream()
                                .map(path -> path.split("/", 3)[2])
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    private static boolean isOf(String id, String path) {
        return OutputPath.instance(path).filter(id::equals).isPresent();
    }

    private static TopologyException refusal(String message) {
        return new TopologyException(message, List.of());
    }
}
