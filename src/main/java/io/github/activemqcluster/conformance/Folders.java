package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.topology.Broker;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The folders that the scripts give to brokers, and the folder to which a directory of the topology is relative. */
final class Folders {

    /** A script or a placeholder will give the value, so the value is not known here. */
    private static final Pattern PLACEHOLDER = Pattern.compile(".*\\$\\{.*");

    private static final Pattern ABSOLUTE = Pattern.compile("([/\\\\]|[A-Za-z]:[/\\\\]).*");

    private final Path output;
    private final Optional<Path> dataDirectory;

    /**
     * Takes the user's configuration.
     *
     * @param output the output directory, absolute
     * @param dataDirectory the folder for all data, if the data must not be in the output directory
     */
    Folders(Path output, Optional<Path> dataDirectory) {
        this.output = output;
        this.dataDirectory = dataDirectory.map(Path::toAbsolutePath);
    }

    /** The folder that an instance's script gives its broker as {@code activemq.data}. */
    Path data(Broker broker) {
        return dataDirectory
                .map(directory -> directory.resolve(broker.id()))
                .orElseGet(() -> new Layout(output).instance(broker.id()).data());
    }

    /** A directory of the topology, absolute unless it has a placeholder. */
    String resolved(String directory) {
        if (ABSOLUTE.matcher(directory).matches() || isOpen(directory)) {
            return directory;
        }
        return dataDirectory.orElse(output).resolve(directory).toString();
    }

    /** Whether the directory has a placeholder. */
    static boolean isOpen(String directory) {
        return PLACEHOLDER.matcher(directory).matches();
    }
}
