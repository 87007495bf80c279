/**
 * Processes and their roles: starting a generated cluster, knowing when it is ready, looking at it, stopping it.
 *
 * <p>{@link io.github.activemqcluster.cluster.state.RunningCluster} is the way in: it is made of a topology and the output
 * directory that was generated from it, and gives each {@link io.github.activemqcluster.cluster.state.Instance}. Instances are
 * started by their own scripts, so what is started here and what is started by hand are the same.
 */
package io.github.activemqcluster.cluster;
