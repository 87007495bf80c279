package io.github.activemqcluster.output;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A path in an output directory, as an {@link OutputFile} gives it. */
final class OutputPath {

    /** The folder of all instances. */
    static final String INSTANCES = "instances";

    /** The folder of all clients' files. */
    static final String CLIENTS = "clients";

    /** The folder of all homes, which this package does not write. */
    static final String HOMES = "homes";

    /** The folder of all JDBC drivers, which this package does not write either. */
    static final String DRIVERS = "drivers";

    private static final Pattern SEPARATOR = Pattern.compile("/");

    /** The folder of secrets that belong to no instance. */
    private static final String SECRETS = "secrets";

    /** Folders of an instance that belong to the process that runs there. */
    static final Set<String> KEPT = Set.of(InstanceFolder.DATA, InstanceFolder.RUN);

    private final String[] parts;

    private OutputPath(String text) {
        parts = SEPARATOR.split(text, -1);
    }

    /** The path of a file or folder in an output directory, in the form of this package. */
    static String text(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    /** Whether the path is relative, stays inside the directory and means the same on every operating system. */
    static boolean isLegal(String text) {
        OutputPath path = new OutputPath(text);
        for (String part : path.parts) {
            if (part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || part.chars().anyMatch(OutputPath::isForbidden)) {
                return false;
            }
        }
        return !path.parts[0].startsWith(".") && !path.parts[0].equals(HOMES) && !path.parts[0].equals(DRIVERS);
    }

    private static boolean isForbidden(int character) {
        return character < ' ' || character == '\\' || character == ':';
    }

    /** The instance to which the file belongs; empty for a file of the whole cluster. */
    static Optional<String> instance(String text) {
        OutputPath path = new OutputPath(text);
        return path.parts.length > 2 && path.parts[0].equals(INSTANCES) ? Optional.of(path.parts[1]) : Optional.empty();
    }

    /** Whether the file is in a folder of the process: such a file is never removed. */
    static boolean isKept(String text) {
        OutputPath path = new OutputPath(text);
        return path.parts.length > 3 && path.parts[0].equals(INSTANCES) && KEPT.contains(path.parts[2]);
    }

    /** Whether only the owner may use a folder: it holds secrets, stores or logs. */
    static boolean isOwnersAlone(String folder) {
        OutputPath path = new OutputPath(folder);
        return path.parts[0].equals(SECRETS)
                || (path.parts.length > 2 && path.parts[0].equals(INSTANCES) && KEPT.contains(path.parts[2]));
    }
}
