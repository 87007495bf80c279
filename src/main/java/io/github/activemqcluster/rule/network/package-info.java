/** Rules about network connectors, and about what crosses them. */
package io.github.activemqcluster.rule.network;
