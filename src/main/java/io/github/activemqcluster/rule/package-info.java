/**
 * What a topology is checked for before anything is written: one small class per demand, named after it, one catalogue
 * of all their ids, and a runner that knows the user's levels. A rule never changes what it checks.
 *
 * <p>A rule looks at a topology that may break every other rule: a host that is named need not exist, two groups may
 * have one id. What would only be the consequence of another rule's finding, it leaves to that rule.
 */
package io.github.activemqcluster.rule;
