/** One class for each rehearsal, and what rehearsals have in common: faults, traffic, and the end of both. */
package io.github.activemqcluster.drill.rehearsal;
