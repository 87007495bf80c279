/**
 * Producers that lose nothing when a master is killed. {@code generate} writes them for a client with
 * {@code <examples>}. They are kept here to be compiled, measured ({@code ClientTrials}) and compared with the
 * templates.
 */
package io.github.activemqcluster.examples;
