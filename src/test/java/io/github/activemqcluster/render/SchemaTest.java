package io.github.activemqcluster.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.testing.Topologies;
import io.github.activemqcluster.testing.TopologyBuilder;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Every activemq.xml is valid against the schema in its own release; the build puts the schemas into test-schemas. */
class SchemaTest {

    private static final Path SCHEMAS = Path.of("target/test-schemas");

    static Stream<Arguments> topologies() {
        return Stream.of(
                Arguments.of("5.7.0", Topologies.r1().activemq("5.7.0")),
                Arguments.of("5.10.0", Topologies.r3().activemq("5.10.0")),
                Arguments.of("5.16.7", Topologies.r3().activemq("5.16.7")),
                Arguments.of("5.18.3", Topologies.r3().activemq("5.18.3")),
                Arguments.of("5.18.3", Topologies.r5()),
                Arguments.of("6.3.1", Topologies.r3().activemq("6.3.1")),
                Arguments.of("6.3.1", Topologies.r5().activemq("6.3.1")),
                Arguments.of("5.10.0", Topologies.r6().activemq("5.10.0")),
                Arguments.of("5.10.0", Everything.common("5.10.0")),
                Arguments.of("5.16.7", Topologies.r9()),
                Arguments.of("5.16.7", Everything.topology()),
                Arguments.of("5.18.3", Topologies.r2().activemq("5.18.3")),
                Arguments.of("5.18.3", Everything.common("5.18.3")),
                Arguments.of("6.3.1", Topologies.r10()),
                Arguments.of("6.3.1", Everything.common("6.3.1")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("topologies")
    void everyBrokerIsValid(String release, TopologyBuilder topology) throws Exception {
        // given
        Schema schema = schema(release);
        List<OutputFile> brokers = Rendering.of(topology.build()).files().stream()
                .filter(file -> file.path().endsWith("/activemq.xml"))
                .toList();

        // when
        List<String> errors = new ArrayList<>();
        for (OutputFile broker : brokers) {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(collect(broker.path(), errors));
            validator.validate(new StreamSource(new StringReader(broker.content())));
        }

        // then
        assertThat(brokers).isNotEmpty();
        assertThat(errors).isEmpty();
    }

    private static Schema schema(String release) throws Exception {
        Source beans = new StreamSource(SchemaTest.class
                .getResource("/org/springframework/beans/factory/xml/spring-beans.xsd")
                .toExternalForm());
        Source activemq = new StreamSource(
                SCHEMAS.resolve(release).resolve("activemq.xsd").toFile());
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new Source[] {beans, activemq});
    }

    private static ErrorHandler collect(String file, List<String> errors) {
        return new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {
                error(warning);
            }

            @Override
            public void error(SAXParseException error) {
                errors.add(file + ":" + error.getLineNumber() + ": " + error.getMessage());
            }

            @Override
            public void fatalError(SAXParseException error) {
                error(error);
            }
        };
    }
}
