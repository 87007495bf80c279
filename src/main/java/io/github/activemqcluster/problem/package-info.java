/** Faults of a topology or of the machine, and their messages to the user. */
package io.github.activemqcluster.problem;
