package io.github.activemqcluster.output;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is going to change in an output directory. Good for as long as the lock under which it was made is held. */
public final class PlannedChanges {

    private final OutputLock lock;
    private final Permissions permissions;
    private final Mover mover;
    private final List<OutputFile> writes;
    private final int unchanged;
    private final List<String> removals;
    private final Manifest before;
    private final Manifest after;

    PlannedChanges(
            OutputLock lock,
            Permissions permissions,
            Mover mover,
            List<OutputFile> writes,
            int unchanged,
            List<String> removals,
            Manifest before,
            Manifest after) {
        this.lock = lock;
        this.permissions = permissions;
        this.mover = mover;
        this.writes = List.copyOf(writes);
        this.unchanged = unchanged;
        this.removals = List.copyOf(removals);
        this.before = before;
        this.after = after;
    }

    /** What {@link #apply()} will have done. */
    public Changes summary() {
        return new Changes(writes.stream().map(OutputFile::path).sorted().toList(), unchanged, removals);
    }

    /**
     * Makes the changes, all or none. Writes nothing where there are none.
     *
     * @throws MachineException where a file cannot be written; what was there is whole then
     */
    public Changes apply() throws MachineException {
        if (writes.isEmpty() && removals.isEmpty() && before.equals(after)) {
            return summary();
        }
        lock.announce();
        Path root = lock.root();
        try (Staging staging = new Staging(root, permissions, mover)) {
            stage(staging, root);
            staging.commit();
        } catch (IOException e) {
            throw OutputFailure.of("cannot write to " + root, e, "Nothing was changed.");
        }
        removeEmptyFolders(root);
        return summary();
    }

    /**
     * The manifest comes first and names old and new files alike, and once more last: killed in between, the next run
     * still knows every file that is ours.
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
                // It holds what is not ours, or ours still.
            } catch (IOException e) {
                throw OutputFailure.of("cannot remove the empty folder " + folder, e, "The files are all written.");
            }
        }
    }
}
