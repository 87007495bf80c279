package io.github.activemqcluster.drill.client;

import java.util.Random;

/** Makes up the texts of one sender's messages. Repeatable: the seed and the name decide them. */
final class MessageTexts {

    private final String name;
    private final Random random;
    private int made;

    /** @param name what the ids begin with, unique in the history */
    MessageTexts(String name, long seed) {
        this.name = name;
        this.random = new Random(seed + name.hashCode());
    }

    /** How many texts there were. */
    int made() {
        return made;
    }

    /** The next one, with an id of its own. */
    MessageText next() {
        return of(nextId());
    }

    /** A number for a message, or for a transaction of several. */
    String nextId() {
        return name + "#" + made++;
    }

    MessageText of(String id) {
        return MessageText.random(id, random);
    }
}
