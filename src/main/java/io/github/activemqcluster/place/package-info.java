/** Where an input of the user's stands: the path of an element. */
package io.github.activemqcluster.place;
