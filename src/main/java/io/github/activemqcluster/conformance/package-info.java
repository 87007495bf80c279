/**
 * Whether a rendered {@code activemq.xml} is what the topology asked for: valid against the schema of the very release
 * it is for, and, loaded with that release's own classes, a broker with the name, ports, store and connectors that were
 * asked for.
 *
 * <p>The broker is loaded, never started, in a JVM of its own ({@code BrokerProbe}), so that nothing of it, neither a
 * class nor a thread nor a system property, is left in Maven's. {@link
 * io.github.activemqcluster.conformance.Conformance} asks, the probe answers, {@code Asked} compares.
 */
package io.github.activemqcluster.conformance;
