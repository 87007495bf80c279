package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A runtime from which an instance can start.
 *
 * @param directory its folder, absolute
 * @param fresh whether this run made it; otherwise it existed and this run did not touch it
 * @param repairs the changes to it, one sentence each without a full stop
 */
public record Home(Release release, Path directory, boolean fresh, List<String> repairs) {

    public Home {
        repairs = List.copyOf(repairs);
    }

    /**
     * The source of the home, by its descriptor: two homes with equal sources are equal.
     *
     * @throws IOException if the descriptor cannot be read
     */
    public String madeFrom() throws IOException {
        return Files.readString(directory.resolve(Descriptor.NAME));
    }
}
