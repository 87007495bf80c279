/** Starts a cluster, waits until it is ready, and stops it. */
package io.github.activemqcluster.cluster.start;
