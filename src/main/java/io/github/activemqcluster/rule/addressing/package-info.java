/** Rules about ids, references, names, addresses and ports. */
package io.github.activemqcluster.rule.addressing;
