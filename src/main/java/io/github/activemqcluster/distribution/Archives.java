package io.github.activemqcluster.distribution;

import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.release.Release;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the releases whose archives are available. The only way to know is to resolve an archive: many repositories
 * have a release's jars and POMs without its archive. Maven remembers for a day that an archive was not found.
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

    /** The name of an archive in a repository. */
    public static String name(Release release) {
        return new DistributionArchive(release, Optional.empty()).coordinates().toString();
    }
}
