package io.github.activemqcluster.render;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What rendering needs to know besides the topology.
 *
 * @param generator tool and version, as every file names it: {@code activemq-cluster-maven-plugin 0.1.0}
 * @param dataDirectory where instances keep their stores, as {@code <dataDirectory>/<id>}; absent means in each instance
 * @param templateDirectory where the user's templates are; need not exist
 * @param baseDirectory what a fragment's relative path is relative to
 * @param secrets makes a new random password at each call; called once per instance that needs one
 */
public record RenderSettings(
        String generator,
        Optional<Path> dataDirectory,
        Optional<Path> templateDirectory,
        Path baseDirectory,
        Supplier<String> secrets) {

    public RenderSettings {
        Objects.requireNonNull(generator, "generator");
        dataDirectory = dataDirectory.map(path -> path.toAbsolutePath().normalize());
        Objects.requireNonNull(templateDirectory, "templateDirectory");
        Objects.requireNonNull(baseDirectory, "baseDirectory");
        Objects.requireNonNull(secrets, "secrets");
    }
}
