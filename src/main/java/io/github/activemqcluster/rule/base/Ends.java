package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.NetworkConnector;

/** The places of the two ends of a connector. */
public final class Ends {

    private Ends() {}

    public static Place from(NetworkConnector connector) {
        return connector.where().child(isOfMesh(connector) ? "groups" : "from");
    }

    public static Place to(NetworkConnector connector) {
        return connector.where().child(isOfMesh(connector) ? "groups" : "to");
    }

    /** A mesh's connector has the mesh's path. Both of its ends are members of one list there. */
    private static boolean isOfMesh(NetworkConnector connector) {
        return connector.where().isAtOrBelow(Place.TOPOLOGY.child("meshes"));
    }
}
