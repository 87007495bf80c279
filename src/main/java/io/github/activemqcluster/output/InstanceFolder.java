package io.github.activemqcluster.output;

import java.nio.file.Path;

/**
 * The folder of an instance, {@code instances/<id>}.
 *
 * @param path absolute, unless that of the output directory is not
 */
public record InstanceFolder(Path path) {

    /** The configuration of a broker, relative to the folder. */
    public static final String CONFIGURATION = "conf/activemq.xml";

    /** The login of a broker at its database, relative to the folder. */
    public static final String DATABASE = "conf/database.properties";

    /** The folder of the process alone, relative to the instance's folder. */
    public static final String RUN = "run";

    /** The settings that the instance's scripts and the goals read, relative to the folder. */
    public static final String SETTINGS = "instance.properties";

    /** The default folder of its store and its log, relative to the instance's folder. */
    public static final String DATA = "data";

    public Path configurationFolder() {
        return configuration().getParent();
    }

    public Path configuration() {
        return path.resolve(CONFIGURATION);
    }

    public Path settings() {
        return path.resolve(SETTINGS);
    }

    public Path data() {
        return path.resolve(DATA);
    }

    /** One of the instance's scripts, for this operating system. */
    public Path script(String name) {
        return Layout.script(path, name);
    }

    /** The file with the number of the instance's process. */
    public Path pid() {
        return run("pid");
    }

    /** The notes of the start script about this process. */
    public Path lastStart() {
        return run("start");
    }

    /** The lines of a broker about its role and its store. */
    public Path states() {
        return run("states");
    }

    /** The same lines, from before the file was rotated. */
    public Path earlierStates() {
        return run("states.1");
    }

    /** The output of its process. */
    public Path consoleLog() {
        return run("console.log");
    }

    /** Its temporary folder, which is made at each start. */
    public Path temporary() {
        return run("tmp");
    }

    private Path run(String name) {
        return path.resolve(RUN).resolve(name);
    }
}
