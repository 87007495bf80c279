/**
 * The resolved topology: every default taken, every name and port planned. Immutable, knows nothing of Maven, XML or
 * the disk.
 *
 * <p>Every element has a {@code where}: its path in what the user wrote, for example {@code topology.groups[0]}; paths
 * of elements that the short forms stand for ({@code size}) are those that they would have if written out.
 */
package io.github.activemqcluster.topology;
