package io.github.activemqcluster.goal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@link GenerateCluster} is asked for.
 *
 * @param check the topology and how it is checked
 * @param directories where everything is
 * @param verifyHomes whether the homes' files are read to find out whether they are whole, besides their names and sizes
 * @param generator the tool's name and version, for the files' headers
 * @param repositories where artifacts come from
 */
public record GenerateRequest(
        CheckRequest check, Directories directories, boolean verifyHomes, String generator, Repositories repositories) {

    /**
     * Where everything is.
     *
     * @param output where everything is written
     * @param data where the instances keep their stores, unless in each of them
     * @param templates the user's
     */
    public record Directories(Path output, Optional<Path> data, Optional<Path> templates) {}
}
