/**
 * The layout on disk, staging and atomic swap. Unchanged files stay untouched.
 *
 * <p>Everything begins with {@link io.github.activemqcluster.output.OutputDirectory#lock()}: only one build at a time
 * changes an output directory. Under the lock, {@link io.github.activemqcluster.output.OutputLock#plan} names the
 * changes and refuses the forbidden ones. Only then {@link io.github.activemqcluster.output.PlannedChanges#apply} makes
 * the changes.
 */
package io.github.activemqcluster.output;
