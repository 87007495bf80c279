package io.github.activemqcluster.conformance;

import io.github.activemqcluster.place.Place;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting that the topology asks of a broker, and its place in a loaded broker.
 *
 * @param path in the notation of {@link PropertyPath}
 * @param what the name of the setting, in the words of a problem: {@code "the store's directory"}
 * @param where the place of the setting in the topology
 */
record Asked(List<String> path, String value, Meaning meaning, String what, Place where) {

    /** Says when two texts mean the same. */
    enum Meaning {
        /** If they are the same. */
        TEXT,
        /** If they are the same. Neither text belongs into a message. */
        SECRET,
        /** If they name one place, written in different ways. */
        PATH,
        /**
         * If the one is the address in the other, which may have options and a {@code failover:} around the address.
         */
        ADDRESS,
        /** If ActiveMQ reads them as the same: a number, a switch, a number of bytes with its unit. */
        VALUE
    }

    private static final Pattern BYTES = Pattern.compile("(\\d+)\\s*(b|k|kb|m|mb|g|gb)?", Pattern.CASE_INSENSITIVE);

    static Asked text(Place where, String what, String value, String... path) {
        return new Asked(List.of(path), value, Meaning.TEXT, what, where);
    }

    static Asked secret(Place where, String what, String value, String... path) {
        return new Asked(List.of(path), value, Meaning.SECRET, what, where);
    }

    static Asked directory(Place where, String what, String value, String... path) {
        return new Asked(List.of(path), value, Meaning.PATH, what, where);
    }

    static Asked address(Place where, String what, String value, String... path) {
        return new Asked(List.of(path), value, Meaning.ADDRESS, what, where);
    }

    static Asked value(Place where, String what, Object value, String... path) {
        return new Asked(List.of(path), String.valueOf(value), Meaning.VALUE, what, where);
    }

    /** Whether the broker has the value that was asked for. */
    boolean isMetBy(ProbeAnswer.Had had) {
        if (!had.present()) {
            return false;
        }
        return switch (meaning) {
            case TEXT, SECRET -> value.equals(had.text());
            case ADDRESS ->
                Pattern.compile("(^|[(,])" + Pattern.quote(value) + "($|[?),])")
                        .matcher(had.text())
                        .find();
            case PATH -> normal(value).equals(normal(had.text()));
            case VALUE ->
                isReference() || value.equals(had.text()) || sense(value).equals(sense(had.text()));
        };
    }

    /** The text of a problem if a broker has another value. */
    String isNotMetBy(ProbeAnswer.Had had) {
        if (meaning == Meaning.SECRET) {
            return where + " asks for a certain " + what + ", and the broker would have another";
        }
        return where + " asks for '" + value + "' as " + what + ", and the broker would have "
                + (had.present() ? "'" + had.text() + "'" : had.text());
    }

    /** The path up to the element of a collection. The whole path if it leads through no collection. */
    List<String> element() {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).startsWith("[") || path.get(i).startsWith("@policy:")) {
                return path.subList(0, i + 1);
            }
        }
        return path;
    }

    /** Whether the value is the name of a bean from a fragment or template. Then the broker has that bean. */
    private boolean isReference() {
        return value.startsWith("#");
    }

    private static String normal(String path) {
        try {
            return Path.of(path).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            return path;
        }
    }

    /** Units as {@code org.apache.activemq.util.XBeanByteConverterUtil} reads them. */
    private static String sense(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        Matcher bytes = BYTES.matcher(lower);
        if (!bytes.matches()) {
            return lower;
        }
        int shift =
                switch (bytes.group(2) == null ? "b" : bytes.group(2).substring(0, 1)) {
                    case "k" -> 10;
                    case "m" -> 20;
                    case "g" -> 30;
                    default -> 0;
                };
        return new java.math.BigInteger(bytes.group(1)).shiftLeft(shift).toString();
    }
}
