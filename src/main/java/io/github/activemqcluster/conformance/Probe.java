package io.github.activemqcluster.conformance;

import io.github.activemqcluster.problem.MachineException;
import java.nio.file.Path;
import java.util.List;

/** Says how a release reads configurations. */
interface Probe {

    /**
     * The answers, one per file, in their order.
     *
     * @param folder the working directory of the process that loads them; nothing is written there
     * @throws MachineException if there is no answer
     */
    List<ProbeAnswer> ask(ProbeRequest request, Path folder) throws MachineException;
}
