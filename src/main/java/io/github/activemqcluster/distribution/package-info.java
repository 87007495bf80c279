/**
 * Gets a runtime from an archive or from single artifacts, and makes it a home. The artifacts are resolved, unpacked or
 * assembled, repaired, and renamed to the home's name once the home is whole.
 *
 * <p>Start reading at {@link io.github.activemqcluster.distribution.Homes}.
 */
package io.github.activemqcluster.distribution;
