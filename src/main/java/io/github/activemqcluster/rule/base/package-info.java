/** What rules have in common: the interface, where findings go, and how things are worded. */
package io.github.activemqcluster.rule.base;
