package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.port.PortPlanner.Opening;

/**
 * An instance that has a host, but no ports yet.
 *
 * @param <D> the class of its declaration
 * @param declaration as the user wrote it; empty if the user gave only a size
 * @param host the id of its host
 * @param opening the instance's id, its place, and the ports that it opens
 */
record PlannedInstance<D>(D declaration, String host, Opening opening) {}
