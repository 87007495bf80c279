/**
 * The layout on disk; staging and atomic swap. What is unchanged stays untouched.
 *
 * <p>Everything begins with {@link io.github.activemqcluster.output.OutputDirectory#lock()}: one build at a time changes
 * an output directory. Under the lock {@link io.github.activemqcluster.output.OutputLock#plan} says what would change,
 * and refuses what must not, before {@link io.github.activemqcluster.output.PlannedChanges#apply} changes anything.
 */
package io.github.activemqcluster.output;
