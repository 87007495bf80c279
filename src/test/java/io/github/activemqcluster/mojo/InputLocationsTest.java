package io.github.activemqcluster.mojo;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.model.InputLocation;
import org.apache.maven.model.InputSource;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputLocationsTest {

    @TempDir
    private Path folder;

    private Path pom;

    @BeforeEach
    void writePom() throws Exception {
        pom = Files.writeString(
                folder.resolve("a pom.xml"), "<project>\n  <rules>\n    <ids-unique\n      >off</ids-unique>\n");
    }

    @Test
    void maven3NamesThePathAndTheEndOfTheStartTag() {
        assertThat(of(element("rules", maven3(pom.toString(), 2, 10)))).hasValue(new Location(pom, 2, 3));
        assertThat(of(element("ids-unique", maven3(pom.toString(), 4, 8)))).hasValue(new Location(pom, 3, 5));
    }

    @Test
    void maven4HasAClassOfItsOwnAndNamesAUriAndTheBeginning() {
        assertThat(of(element(
                        "topology",
                        new Maven4(57, 13, new Maven4Source(pom.toUri().toString())))))
                .hasValue(new Location(pom, 57, 13));
    }

    @Test
    void nothingIsSaidWhereMavenDoesNotSayTheFile() {
        assertThat(Stream.of(
                        element("default", null),
                        element("default", "a later Maven's"),
                        element("default", new InputLocation(57, 13)),
                        element("default", maven3(null, 57, 13)),
                        element("default", maven3(pom.toString(), -1, -1)),
                        element("default", maven3(folder.resolve("gone.xml").toString(), 57, 13)),
                        element("default", new Maven4(57, 13, null)),
                        element("default", new Maven4(57, 13, new Maven4Source(null))),
                        element("default", new Maven4(57, 13, new Maven4Source("file:no path")))))
                .allSatisfy(element -> assertThat(of(element)).isEmpty());
    }

    @Test
    void aParameterIsWhereItsElementIs() {
        // given
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom rules = element("rules", maven3(pom.toString(), 2, 10));
        rules.addChild(element("ids-unique", maven3(pom.toString(), 4, 8)));
        configuration.addChild(rules);
        configuration.addChild(element("placement", null));

        InputLocations locations = new InputLocations(configuration);

        // when, then
        assertThat(locations.of(at("rules.ids-unique"))).hasValue(new Location(pom, 3, 5));
        assertThat(locations.of(at("rules.other"))).hasValue(new Location(pom, 2, 3));
        assertThat(locations.of(Place.of("placement"))).isEmpty();
        assertThat(locations.of(Place.of("instances/a/conf/activemq.xml"))).isEmpty();
    }

    private static Optional<Location> of(Xpp3Dom element) {
        return new InputLocations(element).of(element);
    }

    private static Xpp3Dom element(String name, Object location) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setInputLocation(location);
        return element;
    }

    private static InputLocation maven3(String file, int line, int column) {
        InputSource source = new InputSource();
        source.setLocation(file);
        return new InputLocation(line, column, source);
    }

    /** Has the methods of {@code org.apache.maven.api.model.InputLocation} that are read. */
    public record Maven4(int line, int column, Maven4Source source) {

        public int getLineNumber() {
            return line;
        }

        public int getColumnNumber() {
            return column;
        }

        public Maven4Source getSource() {
            return source;
        }
    }

    /** Has the methods of {@code org.apache.maven.api.model.InputSource} that are read. */
    public record Maven4Source(String location) {

        public String getLocation() {
            return location;
        }
    }
}
