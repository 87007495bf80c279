/** Measurements, printed as ratios of things that were measured side by side in one run. Never a unit test. */
package io.github.activemqcluster.benchmark;
