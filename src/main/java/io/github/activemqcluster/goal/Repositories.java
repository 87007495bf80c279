package io.github.activemqcluster.goal;

import io.github.activemqcluster.distribution.MavenArtifacts;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/** Maven's own way to artifacts, with its proxies, mirrors and offline mode. */
public record Repositories(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> remotes) {

    /** The folder of the local repository. */
    Path folder() {
        return session.getLocalRepository().getBasedir().toPath();
    }

    /** Resolves artifacts, and counts its downloads from now on. */
    MavenArtifacts artifacts() {
        return new MavenArtifacts(system, session, remotes);
    }
}
