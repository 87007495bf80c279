/** What several packages' tests share: topologies as the binder would resolve them, made by hand. */
package io.github.activemqcluster.testing;
