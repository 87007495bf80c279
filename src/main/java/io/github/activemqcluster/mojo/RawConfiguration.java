package io.github.activemqcluster.mojo;

import io.github.activemqcluster.config.Element;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Reads a parameter as the POM has it. Maven's own mapping to beans would overwrite doubled elements and ignore
 * attributes; taken raw, all of it can be checked.
 */
final class RawConfiguration {

    private final PluginParameterExpressionEvaluator evaluator;
    private final Xpp3Dom configuration;
    private final InputLocations locations;

    RawConfiguration(MavenSession session, MojoExecution execution) {
        evaluator = new PluginParameterExpressionEvaluator(session, execution);
        configuration = execution.getConfiguration();
        locations = new InputLocations(configuration);
    }

    /** A parameter that the POM has, with where each of its elements is written. */
    Element read(String parameter) {
        return read(configuration.getChild(parameter));
    }

    private Element read(Xpp3Dom element) {
        List<Element> children = new ArrayList<>();
        for (Xpp3Dom child : element.getChildren()) {
            children.add(read(child));
        }
        return new Element(
                element.getName(),
                element.getValue() == null ? "" : evaluated(element.getValue()),
                attributes(element),
                children,
                locations.of(element));
    }

    /** Attributes that only tell Maven how to merge are none of the topology's. */
    private static List<String> attributes(Xpp3Dom element) {
        return List.of(element.getAttributeNames()).stream()
                .filter(name -> !name.startsWith("combine."))
                .toList();
    }

    /**
     * Raw means that Maven has not evaluated expressions either: those that an earlier plugin set in this build. What is
     * not defined stays as it is, for the binder to report with its path.
     */
    String evaluated(String text) {
        if (!text.contains("${")) {
            return text;
        }
        try {
            Object value = evaluator.evaluate(text);
            return value == null ? text : value.toString();
        } catch (ExpressionEvaluationException e) {
            return text;
        }
    }
}
