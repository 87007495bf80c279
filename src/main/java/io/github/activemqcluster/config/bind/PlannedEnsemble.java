package io.github.activemqcluster.config.bind;

import io.github.activemqcluster.config.vocabulary.EnsembleDeclaration;
import io.github.activemqcluster.config.vocabulary.ServerDeclaration;
import io.github.activemqcluster.place.Place;
import java.util.List;

/**
 * An ensemble whose servers have hosts, but no ports yet.
 *
 * @param declaration as the user wrote it
 */
record PlannedEnsemble(
        Place where, String id, EnsembleDeclaration declaration, List<PlannedInstance<ServerDeclaration>> servers) {

    PlannedEnsemble {
        servers = List.copyOf(servers);
    }
}
