/** Rules about ZooKeeper ensembles. */
package io.github.activemqcluster.rule.zookeeper;
