/** Reads the state of instances, their bridges and their stores, and changes nothing. */
package io.github.activemqcluster.cluster.state;
