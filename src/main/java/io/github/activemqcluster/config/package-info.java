/**
 * From what the user wrote, in the POM or in a file, to the resolved topology, and back into a file.
 *
 * <p>{@code TopologyFile} reads a file into a neutral tree of {@link io.github.activemqcluster.config.Element}s, to
 * which the goals map the POM's raw configuration as well. {@code StrictReader} holds the tree against the vocabulary,
 * which the JAXB classes {@code …Declaration} define, collects every fault and leaves out what is faulty. JAXB binds
 * what is left, and {@link io.github.activemqcluster.config.bind.TopologyBinder} takes every default.
 *
 * <p>The vocabulary has no namespace, so that the same text does in the POM and in a file. Its schema is published as
 * {@code topology.xsd} beside these classes.
 */
package io.github.activemqcluster.config;
