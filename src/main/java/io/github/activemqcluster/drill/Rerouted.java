package io.github.activemqcluster.drill;

import io.github.activemqcluster.problem.MachineException;

/**
 * Brokers whose links lead through proxies, until this is closed.
 *
 * @param back starts them as they were before
 */
record Rerouted(Detour detour, Back back) implements AutoCloseable {

    @Override
    public void close() throws MachineException {
        try (detour) {
            detour.heal();
            back.go();
        }
    }

    /** May fail. */
    interface Back {
        void go() throws MachineException;
    }
}
