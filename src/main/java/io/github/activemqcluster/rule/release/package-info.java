/** Rules about the release of ActiveMQ and of ZooKeeper. */
package io.github.activemqcluster.rule.release;
