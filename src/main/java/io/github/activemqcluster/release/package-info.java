/**
 * The facts that are true of each ActiveMQ and ZooKeeper release. The facts themselves are data: {@code activemq.facts}
 * and {@code zookeeper.facts} beside these classes, one fact a line with its source.
 */
package io.github.activemqcluster.release;
