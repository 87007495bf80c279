/**
 * Producers that lose nothing when a master is killed: what {@code generate} writes for a client with {@code <examples>}, kept here so
 * that it is compiled, measured ({@code ClientTrials}) and held against the templates.
 */
package io.github.activemqcluster.examples;
