package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A runtime that is ready to be started from.
 *
 * @param directory its folder, absolute
 * @param fresh whether it was made in this run; otherwise it was there already and nothing was touched
 * @param repairs what was changed in it, one sentence each without a full stop
 */
public record Home(Release release, Path directory, boolean fresh, List<String> repairs) {

    public Home {
        repairs = List.copyOf(repairs);
    }

    /**
     * What the home was made from, as its descriptor says: two homes of which this is equal are equal.
     *
     * @throws IOException where the descriptor cannot be read
     */
    public String madeFrom() throws IOException {
        return Files.readString(directory.resolve(Descriptor.NAME));
    }
}
