package io.github.activemqcluster.goal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What {@link GenerateCluster} is asked for.
 *
 * @param check the topology and how it is checked
 * @param outputDirectory where everything is written
 * @param dataDirectory where the instances keep their stores, unless in each of them
 * @param templateDirectory the user's templates
 * @param verifyHomes whether the homes' files are read to find out whether they are whole, besides their names and sizes
 * @param generator the tool's name and version, for the files' headers
 * @param repositories where artifacts come from
 */
public record GenerateRequest(
        CheckRequest check,
        Path outputDirectory,
        Optional<Path> dataDirectory,
        Optional<Path> templateDirectory,
        boolean verifyHomes,
        String generator,
        Repositories repositories) {

    /** Maven's own way to artifacts, with its proxies, mirrors and offline mode. */
    public record Repositories(
            RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> remotes) {

        /** The local repository's. */
        Path folder() {
            return session.getLocalRepository().getBasedir().toPath();
        }
    }
}
