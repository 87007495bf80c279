package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Limit;
import java.time.Duration;

/**
 * After which time without any change a group is taken for one that does not get on by itself.
 *
 * @param failing what a broker that has said that it failed takes to end its process
 * @param election what an elected member may take until it has started
 * @param twoMasters what a master that has lost its lock takes to notice; two that go on for longer are two masters
 * @param news what it takes until what has happened is written and read
 * @param silence how long a member that has not got its role may log nothing until it is looked at for a hang
 * @param bridge what a network connector may take on top of its own longest delay between two tries
 * @param lockOfKahaDb ActiveMQ's own {@code lockAcquireSleepInterval}, for a store of which nothing is said
 */
public record StallLimits(
        Duration failing,
        Duration election,
        Duration twoMasters,
        Duration news,
        Duration silence,
        Duration bridge,
        Duration lockOfKahaDb) {

    static StallLimits of(InstanceStates known) {
        return new StallLimits(
                known.time(Limit.FAILING),
                known.time(Limit.ELECTION),
                known.time(Limit.TWO_MASTERS),
                known.time(Limit.NEWS),
                known.time(Limit.SILENCE),
                known.time(Limit.BRIDGE),
                known.time(Limit.LOCK));
    }
}
