/** The common parts of all rules: the interface, the findings, and the wording. */
package io.github.activemqcluster.rule.base;
