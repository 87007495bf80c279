package io.github.activemqcluster.cluster.start;

import java.time.Duration;

/**
 * After which time without any change a group is taken for one that does not get on by itself.
 *
 * @param failing what a broker that has said that it failed takes to end its process
 * @param election what an elected member may take until it has started
 * @param twoMasters what a master that has lost its lock takes to notice; two that go on for longer are two masters
 * @param news what it takes until what has happened is written and read
 * @param registration what a member of a replicatedLevelDB group with a session may take, on top of two session timeouts, until it says
 *     what it has become: a few requests to ZooKeeper. One that gets no processor for that long loses its session, and says
 *     that; one that says nothing hangs. A thread that sees the session holds {@code ZooKeeperGroup} and waits for {@code
 *     MasterElector}, and the one that joins the group has them the other way round (by reading 5.16.7: {@code
 *     ZooKeeperGroup.onConnected}, {@code MasterElector.join})
 * @param bridge what a network connector may take on top of its own longest delay between two tries
 * @param lockOfKahaDb ActiveMQ's own {@code lockAcquireSleepInterval}, for a store of which nothing is said
 */
public record StallLimits(
        Duration failing,
        Duration election,
        Duration twoMasters,
        Duration news,
        Duration registration,
        Duration bridge,
        Duration lockOfKahaDb) {

    static StallLimits standard() {
        return new StallLimits(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10));
    }
}
