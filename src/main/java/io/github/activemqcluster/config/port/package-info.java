/** Which port an instance has that was given none, and which ports of this machine are free. */
package io.github.activemqcluster.config.port;
