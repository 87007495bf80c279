/** Measurements, printed as ratios of two tasks that were measured side by side in one run. None is a unit test. */
package io.github.activemqcluster.benchmark;
