/** Rules about clients and their failover transport. */
package io.github.activemqcluster.rule.client;
