/** The clients of a drill: connections, senders and receivers. */
package io.github.activemqcluster.drill.client;
