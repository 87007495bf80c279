/**
 * The resolved topology, with every default, and with planned names and ports. Immutable. Does not know Maven, XML or
 * the disk.
 *
 * <p>Every element has a {@code where}: its path in the user's declaration, for example {@code topology.groups[0]}. An
 * element of a short form ({@code size}) has the path that it would have if written out.
 */
package io.github.activemqcluster.topology;
