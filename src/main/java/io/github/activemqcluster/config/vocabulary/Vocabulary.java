package io.github.activemqcluster.config.vocabulary;

import java.util.HashMap;
import java.util.Map;

/** All element types. Each is read at its first use, since few topologies use all of them. Not thread-safe. */
public final class Vocabulary {

    private final Map<Class<?>, ElementType> types = new HashMap<>();

    /** The element type of a declaration class. */
    public ElementType type(Class<?> declaration) {
        return types.computeIfAbsent(declaration, ElementType::of);
    }
}
