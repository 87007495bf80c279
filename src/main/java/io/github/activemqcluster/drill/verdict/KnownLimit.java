package io.github.activemqcluster.drill.verdict;

/** Limits of ActiveMQ itself, in any topology. The page {@code what-drills-found} describes each. */
public enum KnownLimit {
    /** A durable subscription and its messages are in the store of one group. No bridge carries them to another. */
    DURABLE_SUBSCRIBER_STAYS(
            "stayed in the group where the subscription was made: ActiveMQ takes no durable subscription to another"
                    + " group (rule durable-subscriber-stays)");

    private final String words;

    KnownLimit(String words) {
        this.words = words;
    }

    /** Tells what became of the messages, and why. */
    public String words() {
        return words;
    }
}
