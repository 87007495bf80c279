package io.github.activemqcluster.distribution;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The file in a home that names the home's source. The file is written last, so a home with this file is whole. It
 * holds all inputs on which the home's content depends. If a new descriptor would equal the old one, the home need not
 * be made again.
 */
final class Descriptor {

    /** The file's name in the home. */
    static final String NAME = "activemq-cluster-home.properties";

    /** A number to raise whenever a home is made in another way from the same source. */
    private static final String FORMAT = "2";

    private static final String DONE = "done.";
    private static final String PARTS = "parts";
    private static final String LEFT_OUT = "left-out";

    private final Map<String, String> source;
    private final List<String> done;

    private Descriptor(Map<String, String> source, List<String> done) {
        this.source = source;
        this.done = List.copyOf(done);
    }

    /** The source of a planned home; nothing is resolved for it. */
    static Descriptor of(RuntimeSource runtime) throws IOException {
        Map<String, String> source = new LinkedHashMap<>();
        source.put("format", FORMAT);
        source.put("product", runtime.release().product());
        source.put("version", runtime.release().version().toString());
        if (runtime instanceof DistributionArchive archive) {
            describe(archive, source);
        } else if (runtime instanceof AssembledRuntime assembled) {
            source.put("runtime", "assembled");
            numbered(source, "artifact", assembled.artifacts());
            numbered(source, "excluded", assembled.exclusions());
        }
        return new Descriptor(source, List.of());
    }

    private static void describe(DistributionArchive archive, Map<String, String> source) throws IOException {
        source.put("runtime", "distribution");
        if (archive.file().isPresent()) {
            Path file = archive.file().get();
            source.put("archive", file.toString());
            source.put("archive.size", Long.toString(Files.size(file)));
            source.put("archive.modified", Files.getLastModifiedTime(file).toString());
            archive.sha512().ifPresent(sum -> source.put("archive.sha512", sum.toLowerCase(Locale.ROOT)));
        } else {
            source.put("artifact", archive.coordinates().toString());
        }
        numbered(source, "skipped", archive.release().values("distribution.skip"));
        numbered(source, "repair", archive.release().values("repair"));
        source.put(PARTS, archive.parts().toString());
        numbered(source, LEFT_OUT, new LeftOut(archive.release(), archive.parts(), FileSystems.getDefault()).inWords());
    }

    private static void numbered(Map<String, String> into, String name, List<?> values) {
        for (int index = 0; index < values.size(); index++) {
            into.put(name + "." + (index + 1), values.get(index).toString());
        }
    }

    /** The descriptor of a home; empty if there is none or it cannot be read. */
    static Optional<Descriptor> read(Path home) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(NAME), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            // Not a home of ours, or not a whole one: it is made again.
            return Optional.empty();
        }
        Map<String, String> source = new LinkedHashMap<>();
        List<String> done = new ArrayList<>();
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith(DONE)) {
                source.put(name, properties.getProperty(name));
            }
        }
        for (int number = 1; properties.containsKey(DONE + number); number++) {
            done.add(properties.getProperty(DONE + number));
        }
        return Optional.of(new Descriptor(source, done));
    }

    /** Whether the home of the other descriptor has the same source. */
    boolean matches(Descriptor other) {
        return source.equals(other.source);
    }

    /** Whether the home of this descriptor has all parts of the other's home, and otherwise the same source. */
    boolean serves(Descriptor other) {
        String has = source.get(PARTS);
        String wanted = other.source.get(PARTS);
        return has != null
                && wanted != null
                && Parts.parse(has).serve(Parts.parse(wanted))
                && withoutParts(source).equals(withoutParts(other.source));
    }

    private static Map<String, String> withoutParts(Map<String, String> source) {
        Map<String, String> rest = new LinkedHashMap<>(source);
        rest.keySet().removeIf(name -> name.equals(PARTS) || name.startsWith(LEFT_OUT));
        return rest;
    }

    /** The same descriptor with a record of the repairs that were made. */
    Descriptor withDone(List<String> repairs) {
        return new Descriptor(source, repairs);
    }

    List<String> done() {
        return done;
    }

    /** Written by hand, since {@link Properties#store} adds the date. */
    void write(Path home) throws IOException {
        StringBuilder text =
                new StringBuilder("# What this folder was made from. It is made again where this differs.\n");
        source.forEach((name, value) ->
                text.append(name).append('=').append(escaped(value)).append('\n'));
        for (int index = 0; index < done.size(); index++) {
            text.append(DONE)
                    .append(index + 1)
                    .append('=')
                    .append(escaped(done.get(index)))
                    .append('\n');
        }
        Files.writeString(home.resolve(NAME), text);
    }

    private static String escaped(String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
