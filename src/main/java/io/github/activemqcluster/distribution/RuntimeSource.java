package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;

/** The source of the files of a home. */
public sealed interface RuntimeSource permits DistributionArchive, AssembledRuntime {

    /** The release for the home. */
    Release release();
}
