package io.github.activemqcluster.render;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The settings that rendering needs besides the topology.
 *
 * @param generator the tool and its version, as every file names them: {@code activemq-cluster-maven-plugin 0.1.0}
 * @param dataDirectory the directory in which instances keep their stores, as {@code <dataDirectory>/<id>}; absent
 *     means in each instance
 * @param templateDirectory the directory of the user's templates, which need not exist
 * @param baseDirectory the directory to which a fragment's relative path is relative
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
