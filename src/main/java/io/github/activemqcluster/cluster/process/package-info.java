/** Processes of this machine: signals, ports, a Java, several tasks at once, waits with an end. */
package io.github.activemqcluster.cluster.process;
