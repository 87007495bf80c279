/** Judges a history: pure functions, without a cluster and without a client. */
package io.github.activemqcluster.drill.verdict;
