package io.github.activemqcluster.topology;

import io.github.activemqcluster.place.Place;

/**
 * The ZooKeeper servers' release. ZooKeeper publishes no archive on Maven Central, so its runtime is always assembled.
 *
 * @param version for example {@code 3.9.5}
 */
public record ZooKeeper(Place where, String version) {}
