/** Counts the messages of a store that no broker has any more, without a change to the store. */
package io.github.activemqcluster.store;
