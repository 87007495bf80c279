package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether a home, or the folder of a JDBC driver, still has all files that were put into it. */
public final class Integrity {

    private static final int SHOWN = 5;

    private final boolean hashed;

    /**
     * One way to look.
     *
     * @param hashed whether each file is read and its SHA-256 compared; otherwise names and sizes are
     */
    public Integrity(boolean hashed) {
        this.hashed = hashed;
    }

    /**
     * What is wrong with a folder, for example {@code lib/activemq-kahadb-store-6.3.1.jar is missing}, by comma; empty where it is
     * whole, or where it has no list of its files, as one that an earlier version of this plugin made.
     *
     * @throws MachineException where it cannot be read
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

    /** What is in the folder besides, and goes where it is made again; empty where nothing is. */
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
