package io.github.activemqcluster.config.bind;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.TreeMap;

/** Reads the fields that are ActiveMQ's own attributes by reflection, since there are too many to name each. */
final class GivenAttributes {

    private GivenAttributes() {}

    /** The attributes that were given, by name, in alphabetical order. */
    static <T> Map<String, String> of(T declaration, Class<? super T> attributes) {
        var given = new TreeMap<String, String>();
        for (Field field : attributes.getDeclaredFields()) {
            try {
                Object value = field.isSynthetic() ? null : field.get(declaration);
                if (value != null) {
                    given.put(field.getName(), value.toString());
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("a field of this package is not to be read: " + field, e);
            }
        }
        return given;
    }
}
