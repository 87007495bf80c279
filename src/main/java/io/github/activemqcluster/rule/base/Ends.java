package io.github.activemqcluster.rule.base;

import io.github.activemqcluster.topology.NetworkConnector;

/** Where the two ends of a connector are written. */
public final class Ends {

    private Ends() {}

    public static String from(NetworkConnector connector) {
        return connector.where() + (isOfMesh(connector) ? ".groups" : ".from");
    }

    public static String to(NetworkConnector connector) {
        return connector.where() + (isOfMesh(connector) ? ".groups" : ".to");
    }

    /** A connector that a mesh stands for has the mesh's path, where both ends are members of one list. */
    private static boolean isOfMesh(NetworkConnector connector) {
        return connector.where().contains(".meshes[");
    }
}
