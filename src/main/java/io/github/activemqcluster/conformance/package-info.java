/**
 * Checks whether a rendered {@code activemq.xml} gives the broker that the topology asked for. The file must be valid
 * against the schema of exactly its release. Loaded with that release's own classes, it must give a broker with the
 * right name, ports, store and connectors.
 *
 * <p>The broker is loaded, never started, in a JVM of its own ({@code BrokerProbe}). So none of its classes, threads
 * and system properties is left in Maven's JVM. {@link io.github.activemqcluster.conformance.Conformance} asks, the
 * probe answers, {@code Asked} compares.
 */
package io.github.activemqcluster.conformance;
