/**
 * Computes the flows of messages from their producers to their consumers through the network of brokers. The topology
 * is the only input: no broker is asked, and the behaviour of brokers is known from ActiveMQ's source.
 *
 * <p>{@link io.github.activemqcluster.flow.Flows} is the entry point.
 */
package io.github.activemqcluster.flow;
