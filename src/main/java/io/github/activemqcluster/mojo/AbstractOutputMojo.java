package io.github.activemqcluster.mojo;

import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Parameter;

/** The common part of the goals that read the files that {@code generate} has written. */
abstract class AbstractOutputMojo extends AbstractGoalMojo {

    /**
     * Where {@code generate} has written the cluster.
     *
     * @since 0.1.0
     */
    @Parameter(
            property = "activemq-cluster.outputDirectory",
            defaultValue = "${project.build.directory}/activemq-cluster",
            required = true)
    private File outputDirectory;

    final Path outputDirectory() {
        return resolved(outputDirectory);
    }
}
