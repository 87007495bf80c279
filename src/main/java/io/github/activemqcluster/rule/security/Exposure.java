package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Host;

/** Knows what another machine can reach. */
final class Exposure {

    private Exposure() {}

    /** Whether a console listens on more than this machine; by default it does not. */
    static boolean reachesOthers(Console console) {
        return console.host().filter(address -> !Host.isLoopback(address)).isPresent();
    }
}
