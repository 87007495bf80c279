/** The goals: parameters in, one call of {@code build}, result or exception out. Nothing else knows Maven's plugin API. */
package io.github.activemqcluster.mojo;
