/** Rules about network connectors, and about the messages that cross them. */
package io.github.activemqcluster.rule.network;
