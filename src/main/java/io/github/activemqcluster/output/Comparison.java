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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

/** Of files that are to be and files that are. */
final class Comparison {

    private static final Logger LOG = LoggerFactory.getLogger(Comparison.class);

    private final OutputLock lock;
    private final Path root;
    private final Permissions permissions;
    private final Mover mover;
    private final RunningInstances running;

    /** Which folders are there: for a new instance none is, and its files need not be looked for one by one. */
    private final Map<Path, Boolean> folders = new HashMap<>();

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
            for (OutputFile file : files) {
                if (differs(file)) {
                    writes.add(file);
                }
            }
            before = Manifest.read(root);
            after = after(files, before);
            removals = removals(before, after);
        } catch (IOException e) {
            throw OutputFailure.of("cannot compare with what is in " + root, e, "Nothing was changed.");
        }
        refuseRunningInstances(writes, removals, after);
        return new PlannedChanges(
                lock, permissions, mover, writes, files.size() - writes.size(), removals, before, after);
    }

    /** Names are compared without case, since a directory that is moved may come to a file system that ignores it. */
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
                    ? Files.readAttributes(target, PosixFileAttributes.class)
                    : Files.readAttributes(target, BasicFileAttributes.class);
        } catch (NoSuchFileException e) {
            return true;
        }
        if (!attributes.isRegularFile()) {
            throw new MachineException(
                    target + " is not a file, but one is to be written there. Move it away, and try again.");
        }
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        return switch (file.kind()) {
            case SECRET -> {
                warnIfReadable(file, attributes);
                yield false;
            }
            case IDENTITY -> {
                demandSameIdentity(target, content);
                yield false;
            }
            case PLAIN, EXECUTABLE, PRIVATE ->
                attributes.size() != content.length
                        || !fit(file.kind(), attributes)
                        || !Arrays.equals(Files.readAllBytes(target), content);
        };
    }

    /** Left as it is all the same: whoever loosened it may have had a reason. */
    private void warnIfReadable(OutputFile file, BasicFileAttributes attributes) {
        if (!fit(file.kind(), attributes)) {
            LOG.warn("{} holds a password and is not its owner's alone any more (mode 0600)", file.path());
        }
    }

    private boolean fit(Kind kind, BasicFileAttributes attributes) {
        return !(attributes instanceof PosixFileAttributes posix) || permissions.fit(kind, posix);
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
     * What is made once stays while its instance is declared, also where the files of today do not use it: the release of tomorrow
     * may, and its users know the password.
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

    /** What would become of an instance. */
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
