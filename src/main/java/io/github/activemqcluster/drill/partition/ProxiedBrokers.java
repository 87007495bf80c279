package io.github.activemqcluster.drill.partition;

import io.github.activemqcluster.problem.MachineException;

/**
 * Brokers whose links lead through proxies, until this is closed.
 *
 * @param back starts them as they were before
 */
public record ProxiedBrokers(ProxiedLinks proxied, Back back) implements AutoCloseable {

    @Override
    public void close() throws MachineException {
        try (proxied) {
            proxied.heal();
            back.go();
        }
    }

    /** May fail. */
    public interface Back {
        void go() throws MachineException;
    }
}
