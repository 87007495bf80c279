package io.github.activemqcluster.goal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The request to {@link GenerateCluster}.
 *
 * @param check the topology and how it is checked
 * @param directories the directories of the cluster
 * @param verifyHomes whether the homes' files are read to find out whether they are whole, besides their names and
 *     sizes
 * @param generator the tool's name and version, for the files' headers
 * @param repositories the repositories from which artifacts come
 */
public record GenerateRequest(
        CheckRequest check, Directories directories, boolean verifyHomes, String generator, Repositories repositories) {

    /**
     * The directories of the cluster.
     *
     * @param output the directory for all that is generated
     * @param data the directory in which the instances keep their stores; if absent, each instance has its own
     * @param templates the directory of the user's templates
     */
    public record Directories(Path output, Optional<Path> data, Optional<Path> templates) {}
}
