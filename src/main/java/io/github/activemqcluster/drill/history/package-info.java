/**
 * The events of a drill and the file that has them. Judges read the types of this package; no other package can read
 * the texts that it keeps for people.
 */
package io.github.activemqcluster.drill.history;
