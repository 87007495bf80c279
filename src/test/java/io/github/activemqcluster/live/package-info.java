/**
 * Experiments on a generated cluster, with real clients; {@code src/it/live-*} runs them.
 *
 * <p>A case generates a cluster, and its {@code verify.groovy} hands the cluster to
 * {@link io.github.activemqcluster.live.Live}. That class starts the cluster with its own scripts, takes it through one
 * {@link io.github.activemqcluster.live.Experiment} and stops it in any case. You can do the same by hand, with the
 * test class path, on any generated cluster whose hosts are all this machine:
 *
 * <pre>{@code
 * java -cp <test class path> io.github.activemqcluster.live.Live takeover target/activemq-cluster
 * }</pre>
 *
 * <p>No code here sleeps. It awaits each condition, with a bound. When the bound runs out, it shows the end of the
 * logs.
 */
package io.github.activemqcluster.live;
