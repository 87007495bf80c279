package io.github.activemqcluster.report;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The problems in the format in which Surefire writes the results of tests ({@code surefire-test-report.xsd}), which
 * every CI server reads. Each rule is a test, which fails if there is an error. A warning is the printed output of the
 * test.
 */
final class JUnitReport {

    private static final String SUITE = "activemq-cluster";

    private final Path baseDirectory;
    private final List<RuleCatalogue.Entry> rules;

    /**
     * @param baseDirectory the directory to which the names of files in the report are relative
     * @param rules the rules that were checked
     */
    JUnitReport(Path baseDirectory, List<RuleCatalogue.Entry> rules) {
        this.baseDirectory = baseDirectory;
        this.rules = List.copyOf(rules);
    }

    String of(List<Problem> problems) {
        Map<String, List<Problem>> byRule = new LinkedHashMap<>();
        rules.forEach(rule -> byRule.put(rule.id(), List.of()));
        byRule.putAll(problems.stream()
                .collect(Collectors.groupingBy(Problem::rule, LinkedHashMap::new, Collectors.toList())));
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("time", "0");
            xml.writeAttribute("tests", Integer.toString(byRule.size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            xml.writeAttribute(
                    "failures",
                    Long.toString(byRule.values().stream()
                            .filter(JUnitReport::isFailure)
                            .count()));
            for (Map.Entry<String, List<Problem>> rule : byRule.entrySet()) {
                testCase(rule.getKey(), rule.getValue(), xml);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        return text.toString();
    }

    private void testCase(String rule, List<Problem> problems, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("name", rule);
        xml.writeAttribute("classname", SUITE);
        xml.writeAttribute("time", "0");
        if (isFailure(problems)) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    legal(problems.stream()
                            .filter(problem -> problem.level() == Level.ERROR)
                            .map(problem -> problem.where() + ": " + problem.what())
                            .findFirst()
                            .orElseThrow()));
            xml.writeAttribute("type", rule);
            xml.writeCharacters(lines(problems));
            xml.writeEndElement();
        } else if (!problems.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(lines(problems));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static boolean isFailure(List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.level() == Level.ERROR);
    }

    private String lines(List<Problem> problems) {
        return legal(problems.stream()
                .map(problem -> problem.level() + " " + problem.message(baseDirectory) + "\n")
                .collect(Collectors.joining()));
    }

    /** A user's text may have characters that no XML can hold. */
    private static String legal(String text) {
        return text.codePoints()
                .map(character -> isLegal(character) ? character : '\uFFFD')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
