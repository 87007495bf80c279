package io.github.activemqcluster.cluster.start;

import io.github.activemqcluster.release.InstanceStates;
import io.github.activemqcluster.release.InstanceStates.Limit;
import java.time.Duration;

/**
 * The times without any change after which a group counts as stuck.
 *
 * @param failing the time of a broker from the log line of its failure to its end
 * @param election the time of an elected member until it has started
 * @param twoMasters the time until a master notices the loss of its lock; after that, two masters are a fault
 * @param logDelay the time until an event is logged and read
 * @param silence the silence of a member without its role after which it is checked for a hang
 * @param bridge the time of a network connector in addition to its own longest delay between two tries
 * @param lockOfKahaDb ActiveMQ's own {@code lockAcquireSleepInterval}, for a store without a declared interval
 */
public record StallLimits(
        Duration failing,
        Duration election,
        Duration twoMasters,
        Duration logDelay,
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
