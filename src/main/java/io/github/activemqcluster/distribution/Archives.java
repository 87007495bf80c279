package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which releases' archives can be had. The only way to know is to resolve one: many repositories have a release's jars and POMs
 * without its archive. Maven remembers for a day what it did not find.
 */
public final class Archives implements Predicate<Release> {

    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

    private final ArtifactSource artifacts;

    public Archives(ArtifactSource artifacts) {
        this.artifacts = artifacts;
    }

    @Override
    public boolean test(Release release) {
        try {
            artifacts.resolve(new DistributionArchive(release, Optional.empty()).coordinates());
            return true;
        } catch (MachineException e) {
            LOG.debug("the archive of {} cannot be had", release, e);
            return false;
        }
    }

    /** What an archive is called in a repository. */
    public static String name(Release release) {
        return new DistributionArchive(release, Optional.empty()).coordinates().toString();
    }
}
