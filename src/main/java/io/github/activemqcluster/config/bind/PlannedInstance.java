package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.port.PortPlanner.Opening;

/**
 * An instance that has its place, but no ports yet.
 *
 * @param <D> the class of its declaration
 * @param declaration as the user wrote it; empty where only a size was given
 * @param host the id of its host
 * @param opening its id, its place, and what it opens
 */
record PlannedInstance<D>(D declaration, String host, Opening opening) {}
