/** Processes of this machine: signals, ports, the Java of instances, parallel tasks, bounded waits. */
package io.github.activemqcluster.cluster.process;
