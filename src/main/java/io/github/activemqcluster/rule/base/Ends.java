package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.topology.NetworkConnector;

/** Where the two ends of a connector are written. */
public final class Ends {

    private Ends() {}

    public static Place from(NetworkConnector connector) {
        return connector.where().child(isOfMesh(connector) ? "groups" : "from");
    }

    public static Place to(NetworkConnector connector) {
        return connector.where().child(isOfMesh(connector) ? "groups" : "to");
    }

    /** A connector that a mesh stands for has the mesh's path, where both ends are members of one list. */
    private static boolean isOfMesh(NetworkConnector connector) {
        return connector.where().isAtOrBelow(Place.TOPOLOGY.child("meshes"));
    }
}
