/** The common parts of the {@code verify.groovy} of the cases in {@code src/it}. */
package io.github.activemqcluster.it;
