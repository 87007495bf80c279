package io.github.activemqcluster.output;

import java.io.File;
import java.nio.file.Path;

/**
 * The place of each file in an output directory. Only this class puts a path there together. A path is relative with
 * {@code /} between its parts, as in an {@link OutputFile}, or absolute.
 */
public final class Layout {

    /** The resolved topology. */
    public static final String TOPOLOGY = "topology.xml";

    /** The matrix of the declared flows. */
    public static final String FLOWS = "flows.md";

    private static final String BIN = "bin";
    private static final String CLIENT_FILE = "client.properties";

    private final Path root;

    /** The layout of an output directory, which need not exist. */
    public Layout(Path root) {
        this.root = root;
    }

    /** The folder of an instance as an {@link OutputFile} has it. */
    public static String instancePath(String id) {
        return OutputPath.INSTANCES + "/" + id;
    }

    /** The folder of a client's files, as an {@link OutputFile} has it. */
    public static String clientPath(String id) {
        return OutputPath.CLIENTS + "/" + id;
    }

    /** The home of a release, as an {@link OutputFile} has it. */
    public static String homePath(String product, String version) {
        return OutputPath.HOMES + "/" + product + "-" + version;
    }

    /** The folder of a JDBC driver, as an {@link OutputFile} has it. */
    public static String driverPath(String folder) {
        return OutputPath.DRIVERS + "/" + folder;
    }

    public Path topology() {
        return root.resolve(TOPOLOGY);
    }

    /** The folder of all instances. */
    public Path instances() {
        return root.resolve(OutputPath.INSTANCES);
    }

    public InstanceFolder instance(String id) {
        return new InstanceFolder(instances().resolve(id));
    }

    /** The settings with which a client connects. */
    public Path clientFile(String id) {
        return root.resolve(OutputPath.CLIENTS).resolve(id).resolve(CLIENT_FILE);
    }

    /** A script of the whole cluster, for this operating system. */
    public Path script(String name) {
        return script(root, name);
    }

    static Path script(Path above, String name) {
        return above.resolve(BIN).resolve(File.separatorChar == '\\' ? name + ".cmd" : name);
    }
}
