package io.github.activemqcluster.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dependencies that artifacts need to run, as found before. The plugin therefore does not read all their POMs in
 * every build: the dependencies of an artifact that is no snapshot do not change. There is one file for each request,
 * in a folder that outlives {@code mvn clean}. If the folder cannot be used, nothing is remembered, and there is no
 * error.
 */
final class Resolutions {

    private static final Logger LOG = LoggerFactory.getLogger(Resolutions.class);

    private final Path folder;

    /** With a folder, which need not exist. */
    Resolutions(Path folder) {
        this.folder = folder;
    }

    /** The result of the last time. */
    Optional<List<Coordinates>> find(String request) {
        try {
            List<String> lines = Files.readAllLines(file(request));
            // A file that was cut short, or changed, says nothing.
            if (lines.size() < 3
                    || !lines.get(0).equals(request)
                    || !lines.get(lines.size() - 1).equals("end")) {
                return Optional.empty();
            }
            return Optional.of(lines.subList(1, lines.size() - 1).stream()
                    .map(Coordinates::parse)
                    .toList());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("not read in {}", folder, e);
            return Optional.empty();
        }
    }

    void remember(String request, List<Coordinates> resolved) {
        List<String> lines = new ArrayList<>(List.of(request));
        resolved.stream().map(Coordinates::toString).forEach(lines::add);
        lines.add("end");
        try {
            Files.createDirectories(folder);
            // The file is renamed once it is whole, since another build may be reading it.
            Path whole = Files.write(Files.createTempFile(folder, "new", null), lines);
            Files.move(whole, file(request), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.debug("not remembered in {}", folder, e);
        }
    }

    private Path file(String request) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
