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

    /** What a broker logs in to its database with, likewise. */
    public static final String DATABASE = "conf/database.properties";

    /** What belongs to the process alone, likewise. */
    public static final String RUN = "run";

    /** What the instance's scripts and the goals know of it, likewise. */
    public static final String SETTINGS = "instance.properties";

    /** Where it keeps its store and its log, unless it is told otherwise; likewise. */
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

    /** One of its scripts, for this operating system. */
    public Path script(String name) {
        return Layout.script(path, name);
    }

    /** The number of its process. */
    public Path pid() {
        return run("pid");
    }

    /** What the script that started it has noted of that. */
    public Path lastStart() {
        return run("start");
    }

    /** What a broker says of its role and its store. */
    public Path states() {
        return run("states");
    }

    /** The same before the file was rotated. */
    public Path earlierStates() {
        return run("states.1");
    }

    /** What its process prints. */
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
