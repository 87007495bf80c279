package io.github.activemqcluster.config.vocabulary;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content that a declaration class allows in an element. The classes are the only source of the vocabulary: the
 * strict reader, JAXB and the published schema follow them.
 *
 * @param words by name, in alphabetical order
 * @param mayBeEmpty whether the element has a meaning even if it is empty
 */
public record ElementType(String meaning, Map<String, Word> words, boolean mayBeEmpty, List<OneOf> exclusions) {

    public ElementType {
        words = Collections.unmodifiableMap(new TreeMap<>(words));
        exclusions = List.copyOf(exclusions);
    }

    public static ElementType of(Class<?> declaration) {
        var words = new TreeMap<String, Word>();
        InheritedMeaning inherited = declaration.getAnnotation(InheritedMeaning.class);
        for (Class<?> type = declaration; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    Word word = Word.of(field);
                    words.put(
                            field.getName(),
                            inherited == null || type == declaration ? word : word.meaningAlso(inherited.value()));
                }
            }
        }
        return new ElementType(
                declaration.getAnnotation(Meaning.class).value(),
                words,
                declaration.isAnnotationPresent(MayBeEmpty.class),
                List.of(declaration.getAnnotationsByType(OneOf.class)));
    }

    public Optional<Word> word(String name) {
        return Optional.ofNullable(words.get(name));
    }

    public Collection<String> names() {
        return words.keySet();
    }
}
