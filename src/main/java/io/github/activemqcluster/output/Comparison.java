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
        Manifest after = new Manifest(files.stream().map(OutputFile::path).toList());
        try {
            for (OutputFile file : files) {
                if (differs(file)) {
                    writes.add(file);
                }
            }
            before = Manifest.read(root);
            removals = removals(before, after);
        } catch (IOException e) {
            throw OutputFailure.of("cannot compare with what is in " + root, e, "Nothing was changed.");
        }
        refuseRunningInstances(writes, removals);
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

    private List<String> removals(Manifest before, Manifest after) {
        Set<String> stale = new TreeSet<>(before.paths());
        stale.removeAll(after.paths());
        return stale.stream()
                .filter(path -> !OutputPath.isKept(path))
                .filter(path -> Files.isRegularFile(root.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .toList();
    }

    private void refuseRunningInstances(List<OutputFile> writes, List<String> removals) throws MachineException {
        Set<String> changed = new TreeSet<>();
        Stream.concat(writes.stream().map(OutputFile::path), removals.stream())
                .map(OutputPath::instance)
                .flatMap(Optional::stream)
                .forEach(changed::add);
        List<String> inTheWay = running.among(changed);
        if (!inTheWay.isEmpty()) {
            throw new MachineException("Files would change of " + inTheWay.size() + " running instance"
                    + (inTheWay.size() == 1 ? "" : "s") + ": " + String.join(", ", inTheWay)
                    + ". Nothing was changed. Stop them first: "
                    + root.resolve("bin").resolve("stop") + " "
                    + String.join(" ", inTheWay));
        }
    }

    private static TopologyException refusal(String message) {
        return new TopologyException(message, List.of());
    }
}
