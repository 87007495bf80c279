/** Rules about the brokers of one group and their store. */
package io.github.activemqcluster.rule.group;
