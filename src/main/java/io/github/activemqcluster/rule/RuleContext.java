package io.github.activemqcluster.rule;

import io.github.activemqcluster.release.Releases;
import io.github.activemqcluster.rule.network.FlowSource;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The data that rules need besides the topology.
 *
 * @param releases the facts about releases
 * @param java the feature release of the Java that will run the brokers, for example 17; empty if unknown
 * @param isWritten whether a value stands in plain text where the topology is declared
 * @param flows computes the flows of a topology once for all rules
 */
record RuleContext(Releases releases, OptionalInt java, Predicate<String> isWritten, FlowSource flows) {}
