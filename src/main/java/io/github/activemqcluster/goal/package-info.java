/** One class per goal: the order of its steps, readable as a table of contents. */
package io.github.activemqcluster.goal;
