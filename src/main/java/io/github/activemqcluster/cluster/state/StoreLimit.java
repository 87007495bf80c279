package io.github.activemqcluster.cluster.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The place and the limit of a broker's store, by its {@code conf/activemq.xml}. The user's templates and fragments may
 * have changed that file.
 *
 * @param directory the absolute directory of the store
 * @param bytes the limit in bytes; empty if the limit is in per cent
 * @param percent the limit in per cent of the file system; empty if the limit is in bytes
 */
public record StoreLimit(Path directory, OptionalLong bytes, OptionalLong percent) {

    private static final Pattern BYTES = Pattern.compile("(\\d+)\\s*(b|k|kb|m|mb|g|gb)?");

    /** The rendered limit for releases without limits in per cent. */
    private static final Pattern EXPRESSION = Pattern.compile("##\\{.*totalSpace / 100 \\* (\\d+)}");

    /**
     * The limit of a broker's store; empty if the store is not on a file system, has no limit, or the configuration
     * cannot be read.
     */
    public static Optional<StoreLimit> of(Instance broker) {
        Written written = Written.of(broker);
        OptionalLong bytes = written.limit.map(StoreLimit::bytes).orElse(OptionalLong.empty());
        OptionalLong share = percent(written.limit
                .map(EXPRESSION::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .or(() -> written.percentLimit));
        return bytes.isEmpty() && share.isEmpty()
                ? Optional.empty()
                : written.directory.map(found -> new StoreLimit(found, bytes, share));
    }

    /** The directory of a broker's store; empty for a database, or if the configuration cannot be read. */
    static Optional<Path> directory(Instance broker) {
        return Written.of(broker).directory;
    }

    /** The store of a configuration. */
    private static final class Written {

        private Optional<Path> directory = Optional.empty();
        private Optional<String> limit = Optional.empty();
        private Optional<String> percentLimit = Optional.empty();

        static Written of(Instance broker) {
            Written written = new Written();
            Path file = broker.configuration();
            try (InputStream in = Files.newInputStream(file)) {
                XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
                written.read(factory.createXMLStreamReader(in), broker);
                return written;
            } catch (IOException | XMLStreamException e) {
                return new Written(); // the broker cannot start from this file either, and logs the reason
            }
        }

        private void read(XMLStreamReader xml, Instance broker) throws XMLStreamException {
            boolean inStore = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String element = xml.getLocalName();
                    if (inStore && directory.isEmpty()) {
                        directory = attribute(xml, "directory").map(given -> resolved(given, broker));
                    }
                    if (element.equals("storeUsage")) {
                        limit = limit.or(() -> attribute(xml, "limit"));
                        percentLimit = percentLimit.or(() -> attribute(xml, "percentLimit"));
                    }
                    inStore = inStore || element.equals("persistenceAdapter");
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("persistenceAdapter")) {
                    inStore = false;
                }
            }
        }

        private static Optional<String> attribute(XMLStreamReader xml, String name) {
            return Optional.ofNullable(xml.getAttributeValue(null, name));
        }
    }

    private static OptionalLong percent(Optional<String> given) {
        return given.filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong bytes(String text) {
        Matcher matcher = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || matcher.group(1).length() > 12) {
            return OptionalLong.empty();
        }
        int shift =
                switch (matcher.group(2) == null ? 'b' : matcher.group(2).charAt(0)) {
                    case 'k' -> 10;
                    case 'm' -> 20;
                    case 'g' -> 30;
                    default -> 0;
                };
        long number = Long.parseLong(matcher.group(1));
        return OptionalLong.of(number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift);
    }

    private static Path resolved(String directory, Instance broker) {
        return broker.directory()
                .resolve(directory
                        .replace("${activemq.data}", broker.dataDirectory().toString())
                        .replace("${activemq.base}", broker.directory().toString()))
                .normalize();
    }

    /** The limit in bytes on a file system of that size. */
    public long on(long total) {
        return bytes.orElseGet(() -> total / 100 * percent.getAsLong());
    }

    /** The present size of the store's files in bytes. */
    public long taken() {
        return size(directory);
    }

    /** The size of a folder's files in bytes; 0 for a missing folder. Leaves out files that go away meanwhile. */
    static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(StoreLimit::sizeOfFile).sum();
        } catch (NoSuchFileException e) {
            return 0; // a new store
        } catch (IOException | UncheckedIOException e) {
            return 0; // the store grows or shrinks, so its broker runs already
        }
    }

    private static long sizeOfFile(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
