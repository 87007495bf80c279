package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.topology.PortKind;
import jakarta.xml.bind.annotation.XmlTransient;
import java.lang.reflect.Field;
import java.util.EnumMap;
import java.util.Map;

/** The ports of an instance: a word for each kind of port that it can have, under the kind's own name. */
@XmlTransient
public abstract class PortsDeclaration {

    /** The ports that were given. */
    public final Map<PortKind, Integer> given() {
        var given = new EnumMap<PortKind, Integer>(PortKind.class);
        for (PortKind kind : PortKind.values()) {
            for (Field word : getClass().getDeclaredFields()) {
                if (word.getName().equals(kind.element())) {
                    put(word, kind, given);
                }
            }
        }
        return given;
    }

    private void put(Field word, PortKind kind, Map<PortKind, Integer> given) {
        try {
            Integer port = (Integer) word.get(this);
            if (port != null) {
                given.put(kind, port);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field of this package is not to be read: " + word, e);
        }
    }
}
