/** What is wrong with a topology or with the machine, and how it is told to the user. */
package io.github.activemqcluster.problem;
