/** Makes the resolved topology from the tree of elements: the strict reader, the binders, and every default. */
package io.github.activemqcluster.config.bind;
