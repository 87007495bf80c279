/** What a problem is about, and where it was written: a path of elements; a file, line and column. */
package io.github.activemqcluster.place;
