package io.github.activemqcluster.cluster;

import java.time.Duration;

/**
 * After which time without any change a group is taken for one that does not get on by itself.
 *
 * @param failing what a broker that has said that it failed takes to end its process
 * @param election what an elected member may take until it has started
 * @param twoMasters what a master that has lost its lock takes to notice; two that go on for longer are two masters
 * @param news what it takes until what has happened is written and read
 * @param lockOfKahaDb ActiveMQ's own {@code lockAcquireSleepInterval}, for a store of which nothing is said
 */
record Patience(Duration failing, Duration election, Duration twoMasters, Duration news, Duration lockOfKahaDb) {

    static Patience standard() {
        return new Patience(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10));
    }
}
