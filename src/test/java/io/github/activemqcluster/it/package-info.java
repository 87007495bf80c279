/** What the {@code verify.groovy} of the cases in {@code src/it} have in common. */
package io.github.activemqcluster.it;
