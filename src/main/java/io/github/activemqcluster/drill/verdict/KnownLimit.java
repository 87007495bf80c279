package io.github.activemqcluster.drill.verdict;

/** What ActiveMQ itself does not keep, whatever the topology; each is described among what the drills found. */
public enum KnownLimit {
    /** A durable subscription, and all that waits for it, is in the store of one group; no bridge brings it to another. */
    DURABLE_SUBSCRIBER_STAYS(
            "stayed in the group where the subscription was made: ActiveMQ takes no durable subscription to another group"
                    + " (rule durable-subscriber-stays)");

    private final String words;

    KnownLimit(String words) {
        this.words = words;
    }

    /** What became of the messages, and why. */
    public String words() {
        return words;
    }
}
