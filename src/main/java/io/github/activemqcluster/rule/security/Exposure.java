package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.topology.Console;
import io.github.activemqcluster.topology.Host;

/** What can be reached from another machine. */
final class Exposure {

    private Exposure() {}

    /** Whether a console listens on more than this machine; it does not unless it is told to. */
    static boolean reachesOthers(Console console) {
        return console.host().filter(address -> !Host.isLoopback(address)).isPresent();
    }
}
