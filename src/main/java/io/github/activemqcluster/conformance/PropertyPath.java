package io.github.activemqcluster.conformance;

import io.github.activemqcluster.conformance.ProbeAnswer.Had;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads a value of a loaded broker. A path is a list of steps:
 *
 * <ul>
 *   <li>{@code name}: the property of that name, or else the field
 *   <li>{@code ~name}: the field, for a property whose getter would make a value that is not there
 *   <li>{@code [name=value]}: of a collection the element whose property, or path with {@code /} between steps, has
 *       that value
 *   <li>{@code *}: every element of a collection; the values of the further steps are joined by commas
 *   <li>{@code @type}: the simple name of the class
 *   <li>{@code @address}: a URI without its own options
 *   <li>{@code @options}: those options, as the release itself reads them, by name
 *   <li>{@code @policy:queue://name}: of a policy map the entry for exactly that destination
 * </ul>
 */
final class PropertyPath {

    private static final String SUPPORT = "org.apache.activemq.util.URISupport";
    private static final String DESTINATION = "org.apache.activemq.command.ActiveMQDestination";

    private final ClassLoader home;

    PropertyPath(ClassLoader home) {
        this.home = home;
    }

    Had answer(Object broker, List<String> steps) {
        try {
            Object value = follow(broker, steps);
            return value == null ? new Had(false, "nothing") : new Had(true, String.valueOf(value));
        } catch (Absent e) {
            return new Had(false, e.getMessage());
        } catch (InvocationTargetException e) {
            return new Had(false, "something that cannot be read (" + e.getTargetException() + ")");
        } catch (ReflectiveOperationException e) {
            return new Had(false, "something that cannot be read (" + e + ")");
        }
    }

    /** The value is not there. The message says what is there instead. */
    private static final class Absent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Absent(String message) {
            super(message);
        }
    }

    private Object follow(Object start, List<String> steps) throws ReflectiveOperationException {
        Object value = start;
        for (int i = 0; i < steps.size(); i++) {
            if (value == null) {
                return null;
            }
            String step = steps.get(i);
            if (step.equals("*")) {
                return all(elements(value), steps.subList(i + 1, steps.size()));
            }
            value = step(value, step);
        }
        return value;
    }

    private Object step(Object value, String step) throws ReflectiveOperationException {
        if (step.startsWith("[")) {
            return select(elements(value), step.substring(1, step.length() - 1));
        }
        if (step.equals("@type")) {
            return value.getClass().getSimpleName();
        }
        if (step.equals("@address")) {
            return address(value.toString());
        }
        if (step.equals("@options")) {
            return options(URI.create(value.toString()));
        }
        if (step.startsWith("@policy:")) {
            return policy(value, step.substring("@policy:".length()));
        }
        return step.startsWith("~") ? field(value, step.substring(1)) : property(value, step);
    }

    private static Collection<?> elements(Object value) {
        return value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
    }

    private String all(Collection<?> elements, List<String> steps) throws ReflectiveOperationException {
        List<String> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(String.valueOf(follow(element, steps)));
        }
        return String.join(",", values);
    }

    private Object select(Collection<?> elements, String condition) throws ReflectiveOperationException {
        int equals = condition.indexOf('=');
        List<String> path = List.of(condition.substring(0, equals).split("/"));
        String wanted = condition.substring(equals + 1);
        for (Object element : elements) {
            if (wanted.equals(String.valueOf(follow(element, path)))) {
                return element;
            }
        }
        throw new Absent(elements.isEmpty() ? "none at all" : "only " + all(elements, path));
    }

    private static String address(String uri) {
        int options = uri.indexOf('?', Math.max(0, uri.lastIndexOf(')')));
        return options < 0 ? uri : uri.substring(0, options);
    }

    private String options(URI uri) throws ReflectiveOperationException {
        Class<?> support = home.loadClass(SUPPORT);
        Object map;
        if (uri.toString().contains("(")) {
            Object composite = support.getMethod("parseComposite", URI.class).invoke(null, uri);
            map = composite.getClass().getMethod("getParameters").invoke(composite);
        } else {
            map = support.getMethod("parseParameters", URI.class).invoke(null, uri);
        }
        return inOrder((Map<?, ?>) map);
    }

    /** The options in one order, which does not depend on the order of the map. */
    static String inOrder(Map<?, ?> options) {
        Map<String, String> sorted = new TreeMap<>();
        options.forEach((name, value) -> sorted.put(String.valueOf(name), String.valueOf(value)));
        return sorted.toString();
    }

    private Object policy(Object map, String destination) throws ReflectiveOperationException {
        Class<?> type = home.loadClass(DESTINATION);
        Object key =
                type.getMethod("createDestination", String.class, byte.class).invoke(null, destination, (byte) 1);
        Collection<?> entries =
                (Collection<?>) map.getClass().getMethod("get", type).invoke(map, key);
        return select(entries, "destination/qualifiedName=" + property(key, "qualifiedName"));
    }

    private static Object property(Object value, String name) throws ReflectiveOperationException {
        String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        for (String candidate : List.of("get" + capital, "is" + capital, name)) {
            try {
                Method method = value.getClass().getMethod(candidate);
                method.setAccessible(true);
                return method.invoke(value);
            } catch (NoSuchMethodException e) {
                // Try the next one.
            }
        }
        return field(value, name);
    }

    private static Object field(Object value, String name) throws ReflectiveOperationException {
        for (Class<?> type = value.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(value);
            } catch (NoSuchFieldException e) {
                // Perhaps the class above has it.
            }
        }
        throw new Absent("no such property");
    }
}
