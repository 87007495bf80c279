/** The subject of a problem and its location: a path of elements; a file, line and column. */
package io.github.activemqcluster.place;
