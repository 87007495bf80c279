package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;
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
}
