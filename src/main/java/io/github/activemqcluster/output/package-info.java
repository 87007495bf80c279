/** The layout on disk; staging and atomic swap. What is unchanged stays untouched. */
package io.github.activemqcluster.output;
