package io.github.activemqcluster.testing;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.Store;

/** Makes a group's store, once its path and its size are known. */
@FunctionalInterface
public interface StoreBuilder {
    Store build(Place groupWhere, GroupBuilder group);
}
