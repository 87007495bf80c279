/** The clients of a drill: connections, senders and receivers, and the history of what they saw. */
package io.github.activemqcluster.drill.client;
