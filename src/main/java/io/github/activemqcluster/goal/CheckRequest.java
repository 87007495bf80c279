package io.github.activemqcluster.goal;

import java.nio.file.Path;

/**
 * The request to {@link CheckTopology}.
 *
 * @param subject the topology to check
 * @param layout the machines on which the cluster is to run
 * @param strictness says which findings are mistakes
 * @param online whether the check also asks the servers outside of the cluster that the cluster needs
 */
public record CheckRequest(Subject subject, Layout layout, Strictness strictness, boolean online) {

    /**
     * The topology to check.
     *
     * @param declaration the topology as the user wrote it
     * @param baseDirectory the directory to which relative paths in the topology are relative
     * @param defaultName the cluster's name if the topology has none
     */
    public record Subject(Declaration declaration, Path baseDirectory, String defaultName) {}

    /**
     * The machines on which the cluster is to run.
     *
     * @param placement {@code hosts} or {@code local}, as the user wrote it
     * @param dynamicPorts whether the planned ports are free ones of this machine
     */
    public record Layout(String placement, boolean dynamicPorts) {

        /** On the hosts that the topology declares, with planned ports. */
        public static final Layout AS_DECLARED = new Layout("hosts", false);
    }

    /**
     * Says which findings are mistakes.
     *
     * @param rules the levels of rules
     * @param failOnWarning whether a warning also stops the goal
     */
    public record Strictness(RuleParameters rules, boolean failOnWarning) {

        /** Every rule has its own level, and warnings stop nothing. */
        public static final Strictness USUAL = new Strictness(RuleParameters.NONE, false);
    }
}
