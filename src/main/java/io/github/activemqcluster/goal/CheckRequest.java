package io.github.activemqcluster.goal;

import java.nio.file.Path;

/**
 * What {@link CheckTopology} is asked for.
 *
 * @param subject what is checked
 * @param layout where it is to run
 * @param strictness what is a mistake
 * @param online whether what the cluster needs outside of itself is asked, too
 */
public record CheckRequest(Subject subject, Layout layout, Strictness strictness, boolean online) {

    /**
     * What is checked.
     *
     * @param declaration the topology as the user wrote it
     * @param baseDirectory what relative paths in the topology are relative to
     * @param defaultName the cluster's name where the topology has none
     */
    public record Subject(Declaration declaration, Path baseDirectory, String defaultName) {}

    /**
     * Where the cluster is to run.
     *
     * @param placement {@code hosts} or {@code local}, as the user wrote it
     * @param dynamicPorts whether planned ports are ones that are free on this machine right now
     */
    public record Layout(String placement, boolean dynamicPorts) {

        /** On the hosts that the topology declares, with ports that are planned. */
        public static final Layout AS_DECLARED = new Layout("hosts", false);
    }

    /**
     * What is a mistake.
     *
     * @param rules the levels of rules
     * @param failOnWarning whether a warning stops the goal too
     */
    public record Strictness(RuleParameters rules, boolean failOnWarning) {

        /** Every rule has its own level, and warnings stop nothing. */
        public static final Strictness USUAL = new Strictness(RuleParameters.NONE, false);
    }
}
