/**
 * Who sends what, who receives it, and how it gets from one to the other through the network of brokers. Computed from
 * the topology alone: nothing is asked of a broker, and what a broker would do is taken from ActiveMQ's source.
 *
 * <p>{@link io.github.activemqcluster.flow.Flows} is where to begin.
 */
package io.github.activemqcluster.flow;
