/** How many messages a store holds that no broker has any more, without a change to it. */
package io.github.activemqcluster.store;
