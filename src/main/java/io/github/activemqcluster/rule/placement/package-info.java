/** Rules about hosts and failure domains. */
package io.github.activemqcluster.rule.placement;
