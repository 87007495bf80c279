package io.github.activemqcluster.output;

import java.util.List;

/** What a JVM that the plugin starts must not inherit from Maven's. */
public final class CleanEnvironment {

    /** Options that are meant for Maven's JVM, an agent's port for example. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private CleanEnvironment() {}

    /** The same process, with an environment that has nothing for Maven's JVM in it. */
    public static ProcessBuilder of(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(OPTIONS);
        return builder;
    }
}
