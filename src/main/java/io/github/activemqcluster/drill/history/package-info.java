/**
 * What happened in a drill, in the order in which it was seen, and the file that it is written to. Judges read the types of this
 * package; the texts that it keeps for people cannot be read from another package.
 */
package io.github.activemqcluster.drill.history;
