/** Links that a drill can cut: proxies between instances. */
package io.github.activemqcluster.drill.partition;
