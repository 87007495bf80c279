/** A class for each rehearsal, and what rehearsals share: faults, traffic, waits, and draining. */
package io.github.activemqcluster.drill.rehearsal;
