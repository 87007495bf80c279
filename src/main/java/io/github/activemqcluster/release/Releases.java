package io.github.activemqcluster.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Singleton;

/** All known facts about releases, read from the facts files on the class path. */
@Named
@Singleton
public final class Releases {

    private final List<Fact> activemq;
    private final List<Fact> zookeeper;

    @Inject
    public Releases() {
        activemq = load("activemq");
        zookeeper = load("zookeeper");
    }

    /** The ActiveMQ release of that number. Empty if the text is not a release number. */
    public Optional<Release> activemq(String version) {
        return Version.parse(version).map(parsed -> new Release("activemq", parsed, activemq));
    }

    /** The ZooKeeper release of that number. Empty if the text is not a release number. */
    public Optional<Release> zookeeper(String version) {
        return Version.parse(version).map(parsed -> new Release("zookeeper", parsed, zookeeper));
    }

    /** The ActiveMQ releases of which a fact is true, in words, range by range. Empty if it is true of none. */
    public List<String> activemqRangesOf(String fact) {
        return activemq.stream()
                .filter(candidate -> candidate.name().equals(fact))
                .map(candidate -> candidate.range().inWords())
                .toList();
    }

    /** The day on which the advisories about a product were last looked at. */
    public LocalDate advisoriesDate(String product) {
        return (product.equals("activemq") ? activemq : zookeeper)
                .stream()
                        .filter(fact -> fact.name().equals("advisories.date"))
                        .map(fact -> LocalDate.parse(fact.value()))
                        .findFirst()
                        .orElseThrow();
    }

    private static List<Fact> load(String product) {
        String file = product + ".facts";
        try (InputStream stream = Releases.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the plugin's jar");
            }
            return parse(file, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static List<Fact> parse(String file, BufferedReader reader) throws IOException {
        List<Fact> facts = new ArrayList<>();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] columns = line.split("\\|", 4);
            if (columns.length != 4) {
                throw new IllegalStateException(
                        file + ":" + number + ": a fact has four columns, name | releases | value | source");
            }
            facts.add(new Fact(
                    columns[0].strip(),
                    VersionRange.parse(columns[1].strip()),
                    columns[2].strip(),
                    columns[3].strip()));
        }
        return facts;
    }
}
