/**
 * Checks a topology before any file is written: one small class per demand, named after the demand, one catalogue of
 * all ids, and a runner that knows the user's levels. A rule never changes the topology.
 *
 * <p>A rule's topology may break every other rule: a named host may be missing, and two groups may have one id. A rule
 * does not report the mere consequence of another rule's finding.
 */
package io.github.activemqcluster.rule;
