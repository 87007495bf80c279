/**
 * Where a runtime comes from, an archive or single artifacts, and how it becomes a home: resolved, unpacked or
 * assembled, repaired, and put under its name once it is whole.
 *
 * <p>{@link io.github.activemqcluster.distribution.Homes} is the way in.
 */
package io.github.activemqcluster.distribution;
