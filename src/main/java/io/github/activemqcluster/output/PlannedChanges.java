package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The planned changes to an output directory. The plan is valid while its lock is held. */
public final class PlannedChanges {

    private final OutputLock lock;
    private final Permissions permissions;
    private final Mover mover;
    private final List<OutputFile> writes;
    private final List<String> removals;

    /** Files and folders of which only the mode changes. */
    private final Map<Path, OutputFile> looseFiles = new LinkedHashMap<>();

    private final List<Path> looseFolders = new ArrayList<>();
    private final int unchanged;
    private final Manifest before;
    private final Manifest after;

    PlannedChanges(
            OutputLock lock,
            Permissions permissions,
            Mover mover,
            List<OutputFile> files,
            List<OutputFile> writes,
            List<String> removals,
            Set<Path> loose,
            Manifest before,
            Manifest after) {
        this.lock = lock;
        this.permissions = permissions;
        this.mover = mover;
        this.writes = List.copyOf(writes);
        this.removals = List.copyOf(removals);
        for (OutputFile file : files) {
            Path path = lock.root().resolve(file.path());
            if (loose.contains(path)) {
                looseFiles.put(path, file);
            }
        }
        this.unchanged = files.size() - writes.size() - looseFiles.size();
        Path manifest = lock.root().resolve(Manifest.NAME);
        if (loose.contains(manifest)) {
            looseFiles.put(manifest, new OutputFile(Manifest.NAME, "", OutputFile.Kind.PLAIN));
        }
        loose.stream().filter(path -> !looseFiles.containsKey(path)).forEach(looseFolders::add);
        this.before = before;
        this.after = after;
    }

    /** The changes that {@link #apply()} will have made. */
    public Changes summary() {
        return new Changes(
                Stream.concat(writes.stream(), looseFiles.values().stream())
                        .map(OutputFile::path)
                        .sorted()
                        .toList(),
                unchanged,
                removals);
    }

    /**
     * Makes all the changes or none. Writes nothing if there are none.
     *
     * @throws MachineException if a file cannot be written; the old files are whole then
     */
    public Changes apply() throws MachineException {
        if (writes.isEmpty()
                && removals.isEmpty()
                && looseFiles.isEmpty()
                && looseFolders.isEmpty()
                && before.equals(after)) {
            return summary();
        }
        lock.announce();
        Path root = lock.root();
        tighten();
        try (Staging staging = new Staging(root, permissions, mover)) {
            stage(staging, root);
            staging.commit();
        } catch (IOException e) {
            throw OutputFailure.of("cannot write to " + root, e, "Nothing was changed.");
        }
        removeEmptyFolders(root);
        return summary();
    }

    /** Runs first, so that no new file is in a place that another user may change. */
    private void tighten() throws MachineException {
        Path at = lock.root();
        try {
            for (Path folder : looseFolders) {
                at = folder;
                permissions.grantFolder(folder, OutputPath.isOwnersAlone(OutputPath.text(lock.root(), folder)), false);
            }
            for (Map.Entry<Path, OutputFile> file : looseFiles.entrySet()) {
                at = file.getKey();
                permissions.grant(file.getValue().kind(), at, Optional.of(at));
            }
        } catch (IOException e) {
            throw OutputFailure.of("cannot change the mode of " + at, e, "No file was written.");
        }
    }

    /**
     * Writes the manifest first, with old and new files alike, and once more last. If the run is killed in between, the
     * next run still knows every file that is ours.
     */
    private void stage(Staging staging, Path root) throws IOException {
        Manifest meanwhile = before.with(after);
        if (!meanwhile.equals(before)) {
            staging.replace(root.resolve(Manifest.NAME), OutputFile.Kind.PLAIN, meanwhile.content());
        }
        for (OutputFile write : writes) {
            staging.replace(
                    root.resolve(write.path()), write.kind(), write.content().getBytes(StandardCharsets.UTF_8));
        }
        for (String removal : removals) {
            staging.remove(root.resolve(removal));
        }
        if (!meanwhile.equals(after)) {
            staging.replace(root.resolve(Manifest.NAME), OutputFile.Kind.PLAIN, after.content());
        }
    }

    private void removeEmptyFolders(Path root) throws MachineException {
        List<Path> folders = new ArrayList<>();
        for (String removal : removals) {
            Path folder = root.resolve(removal).getParent();
            if (!folders.contains(folder)) {
                folders.add(folder);
            }
        }
        for (Path folder : folders) {
            try {
                for (Path at = folder; !at.equals(root); at = at.getParent()) {
                    Files.deleteIfExists(at);
                }
            } catch (DirectoryNotEmptyException e) {
                // The folder holds files that are not ours, or files that we still use.
            } catch (IOException e) {
                throw OutputFailure.of("cannot remove the empty folder " + folder, e, "The files are all written.");
            }
        }
    }
}
