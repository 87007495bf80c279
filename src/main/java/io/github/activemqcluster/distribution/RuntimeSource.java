package io.github.activemqcluster.distribution;

import io.github.activemqcluster.release.Release;

/** Where the files of a home come from. */
public sealed interface RuntimeSource permits DistributionArchive, AssembledRuntime {

    /** The release that the home is to hold. */
    Release release();
}
