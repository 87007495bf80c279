/** Plans the ports of instances without given ports, and finds free ports of this machine. */
package io.github.activemqcluster.config.port;
