/**
 * Reads the user's declaration, from the POM or a file, into the resolved topology, and writes it back into a file.
 *
 * <p>{@code TopologyFile} reads a file into a neutral tree of {@link io.github.activemqcluster.config.Element}s, and
 * the goals map the POM's raw configuration to the same tree. {@code StrictReader} checks the tree against the
 * vocabulary, which the JAXB classes {@code …Declaration} define. It collects every fault and leaves out faulty
 * elements. JAXB binds the rest, and {@link io.github.activemqcluster.config.bind.TopologyBinder} takes every default.
 *
 * <p>The vocabulary has no namespace, so that the POM and a file take the same text. Its schema is published as {@code
 * topology.xsd} beside these classes.
 */
package io.github.activemqcluster.config;
