package io.github.activemqcluster.config.vocabulary;

import java.util.HashMap;
import java.util.Map;

/** All element types, looked at when they are first asked for: few topologies use all of them. Not thread-safe. */
public final class Vocabulary {

    private final Map<Class<?>, ElementType> types = new HashMap<>();

    /** What a declaration class allows. */
    public ElementType type(Class<?> declaration) {
        return types.computeIfAbsent(declaration, ElementType::of);
    }
}
