package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks whether a home, or the folder of a JDBC driver, still has all its files. */
public final class Integrity {

    private static final int SHOWN = 5;

    private final boolean hashed;

    /**
     * One kind of check.
     *
     * @param hashed whether to read each file and compare its SHA-256; otherwise names and sizes are compared
     */
    public Integrity(boolean hashed) {
        this.hashed = hashed;
    }

    /**
     * The faults of a folder, for example {@code lib/activemq-kahadb-store-6.3.1.jar is missing}, separated by commas.
     * Empty if the folder is whole, or has no list of its files: an earlier version of this plugin wrote none.
     *
     * @throws MachineException if the folder cannot be read
     */
    public Optional<String> damage(Path folder) throws MachineException {
        Optional<Contents> contents = Contents.of(folder);
        if (contents.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> damage = contents.get().damage(folder, hashed);
            return damage.isEmpty() ? Optional.empty() : Optional.of(listed(damage));
        } catch (IOException e) {
            throw new MachineException("The files in " + folder + " cannot be looked at: " + e, e);
        }
    }

    /** The added files in the folder, which go when the folder is made again; empty if there are none. */
    Optional<String> additions(Path folder) throws IOException {
        Optional<Contents> contents = Contents.of(folder);
        List<String> additions = contents.isEmpty() ? List.of() : contents.get().additions(folder);
        return additions.isEmpty() ? Optional.empty() : Optional.of(listed(additions));
    }

    private static String listed(List<String> items) {
        String shown = String.join(", ", items.subList(0, Math.min(SHOWN, items.size())));
        return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
    }
}
