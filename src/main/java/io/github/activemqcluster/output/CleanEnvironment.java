package io.github.activemqcluster.output;

import java.util.List;

/** Removes from a process the options that a JVM of the plugin must not inherit from Maven's JVM. */
public final class CleanEnvironment {

    /** Variables with options for Maven's JVM, for example the port of an agent. */
    private static final List<String> OPTIONS = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

    private CleanEnvironment() {}

    /** The same process, without the options for Maven's JVM in its environment. */
    public static ProcessBuilder of(ProcessBuilder builder) {
        builder.environment().keySet().removeAll(OPTIONS);
        return builder;
    }
}
