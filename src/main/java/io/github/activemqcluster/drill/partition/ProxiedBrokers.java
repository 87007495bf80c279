package io.github.activemqcluster.drill.partition;

import io.github.activemqcluster.problem.MachineException;

/**
 * Brokers whose links lead through proxies until {@link #close}.
 *
 * @param restart restarts the brokers as they were before
 */
public record ProxiedBrokers(ProxiedLinks proxied, Restart restart) implements AutoCloseable {

    @Override
    public void close() throws MachineException {
        try (proxied) {
            proxied.heal();
            restart.run();
        }
    }

    /** Restarts brokers. */
    public interface Restart {
        void run() throws MachineException;
    }
}
