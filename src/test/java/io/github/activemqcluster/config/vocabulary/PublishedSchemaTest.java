package io.github.activemqcluster.config.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.TopologyWriter;
import io.github.activemqcluster.config.bind.Fault;
import io.github.activemqcluster.config.bind.Samples;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.SchemaOutputResolver;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.Result;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Tests that the published schema, the declaration classes and JAXB agree. After a change of the classes, write the
 * schema again with {@code mvn test -Dtest=PublishedSchemaTest -Dactivemq-cluster.writeSchema=true}.
 */
class PublishedSchemaTest {

    private static final String FILE = "src/main/resources/io/github/activemqcluster/config/topology.xsd";

    @Test
    void isWhatTheDeclarationsSay() throws Exception {
        // given
        String schema = new SchemaWriter().write();
        if (Boolean.getBoolean("activemq-cluster.writeSchema")) {
            Files.writeString(Path.of(FILE), schema);
        }

        // when
        String published = published();

        // then
        assertThat(published).isEqualTo(schema);
    }

    @Test
    void allowsWhatJaxbBinds() throws Exception {
        // given
        var generated = new StringWriter();
        JAXBContext.newInstance(TopologyDeclaration.class).generateSchema(new SchemaOutputResolver() {
            @Override
            public Result createOutput(String namespace, String suggestedFileName) {
                var result = new StreamResult(generated);
                result.setSystemId(suggestedFileName);
                return result;
            }
        });

        // when, then
        assertThat(SchemaShape.of(published())).isEqualTo(SchemaShape.of(generated.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2.xml", "r6.xml", "r9.xml", "r10.xml", "everything.xml"})
    void acceptsWhatTheBinderAccepts(String sample) throws Exception {
        assertThat(faults(Samples.text(sample), validator())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"r2.xml", "r6.xml", "r9.xml", "r10.xml", "everything.xml"})
    void acceptsWhatIsWritten(String sample) throws Exception {
        // given
        String written = new TopologyWriter().write(Samples.topology(sample));

        // when, then
        assertThat(faults(written, validator())).isEmpty();
    }

    /** The schema also refuses every fault of a single element that the binder refuses. */
    @TestFactory
    List<DynamicTest> refusesWhatTheBinderRefuses() throws Exception {
        Validator validator = validator();
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault fault : Fault.all(Samples.element("everything.xml"))) {
            if (fault.isSeenBySchema()) {
                tests.add(DynamicTest.dynamicTest(
                        fault.toString(), () -> assertThat(faults(Samples.xml(fault.broken()), validator))
                                .isNotEmpty()));
            }
        }
        return tests;
    }

    private static String published() throws Exception {
        return Files.readString(Path.of(FILE));
    }

    private static Validator validator() throws Exception {
        return SchemaFactory.newDefaultInstance()
                .newSchema(new StreamSource(Path.of(FILE).toFile()))
                .newValidator();
    }

    private static List<String> faults(String document, Validator validator) throws Exception {
        List<String> faults = new ArrayList<>();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException e) {
                faults.add(e.getMessage());
            }

            @Override
            public void error(SAXParseException e) {
                faults.add(e.getMessage());
            }

            @Override
            public void fatalError(SAXParseException e) throws SAXException {
                throw e;
            }
        });
        validator.validate(new StreamSource(new StringReader(document)));
        return faults;
    }
}
