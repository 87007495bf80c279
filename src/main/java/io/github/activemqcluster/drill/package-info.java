/**
 * Rehearsals on a running cluster: faults are caused on purpose while clients send and receive, what the clients see is
 * written down as a {@link io.github.activemqcluster.drill.client.History}, and from that alone it is judged whether anything was
 * lost. {@link io.github.activemqcluster.drill.Drill} is the way in.
 */
package io.github.activemqcluster.drill;
