/**
 * Starts a generated cluster, knows when it is ready, reads its state, and stops it.
 *
 * <p>Begin with {@link io.github.activemqcluster.cluster.state.RunningCluster}: it takes a topology and the output
 * directory that was generated from it, and gives each {@link io.github.activemqcluster.cluster.state.Instance}.
 * Instances are started by their own scripts, here and by hand.
 */
package io.github.activemqcluster.cluster;
