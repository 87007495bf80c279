/**
 * Experiments on a generated cluster, with real clients: what {@code src/it/live-*} runs.
 *
 * <p>A case generates a cluster, and its {@code verify.groovy} hands it to {@link io.github.activemqcluster.live.Live},
 * which starts it with its own scripts, takes it through one {@link io.github.activemqcluster.live.Experiment} and stops
 * it, whatever happened. The same by hand, with the test class path, on any generated cluster whose hosts are all this
 * machine:
 *
 * <pre>{@code
 * java -cp <test class path> io.github.activemqcluster.live.Live takeover target/activemq-cluster
 * }</pre>
 *
 * <p>Nothing here sleeps: what must come true is awaited, with a bound, and when that runs out the end of the logs is shown.
 */
package io.github.activemqcluster.live;
