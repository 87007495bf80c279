package io.github.activemqcluster.conformance;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.List;

/** Whoever says what a release makes of configurations. */
interface Probe {

    /**
     * The answers, one per file, in their order.
     *
     * @param folder the working directory of whatever loads them; nothing is written there
     * @throws MachineException where it cannot be told
     */
    List<ProbeAnswer> ask(ProbeRequest request, Path folder) throws MachineException;
}
