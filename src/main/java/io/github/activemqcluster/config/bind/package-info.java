/** From the tree of elements to the resolved topology: the strict reader, the binders, and every default. */
package io.github.activemqcluster.config.bind;
