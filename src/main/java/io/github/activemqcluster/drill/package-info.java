/**
 * Rehearses faults on a running cluster while clients send and receive. A {@link
 * io.github.activemqcluster.drill.history.History} keeps what the clients see, and the verdict follows from that alone.
 * Begin with {@link io.github.activemqcluster.drill.Drill}.
 */
package io.github.activemqcluster.drill;
