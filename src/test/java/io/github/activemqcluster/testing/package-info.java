/** The shared parts of several packages' tests: topologies as the binder would resolve them, made by hand. */
package io.github.activemqcluster.testing;
