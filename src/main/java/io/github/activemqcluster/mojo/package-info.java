/**
 * The goals. Each takes parameters, makes one call of a class in {@code goal}, and ends with a result or an exception.
 * No other package knows Maven's plugin API.
 */
package io.github.activemqcluster.mojo;
