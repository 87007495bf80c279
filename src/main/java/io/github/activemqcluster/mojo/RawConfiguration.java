package io.github.activemqcluster.mojo;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.problem.InputLimits;
import io.github.activemqcluster.problem.TopologyException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Reads a parameter as the POM has it. Maven's own mapping to beans would overwrite doubled elements and ignore
 * attributes. The raw parameter has them all, so they can be checked.
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

    /**
     * A parameter that the POM has, with the place in which each of its elements is written.
     *
     * @throws TopologyException if its elements are nested too deep
     */
    Element read(String parameter) throws TopologyException {
        return read(configuration.getChild(parameter), 1);
    }

    private Element read(Xpp3Dom element, int depth) throws TopologyException {
        if (depth > InputLimits.DEPTH) {
            throw new TopologyException(
                    "In the POM's <topology>, elements are nested more than " + InputLimits.DEPTH
                            + " deep. No topology needs that.",
                    List.of());
        }
        List<Element> children = new ArrayList<>();
        for (Xpp3Dom child : element.getChildren()) {
            children.add(read(child, depth + 1));
        }
        return new Element(
                element.getName(),
                element.getValue() == null ? "" : evaluated(element.getValue()),
                attributes(element),
                children,
                locations.of(element));
    }

    /** Without the attributes that only tell Maven how to merge. They do not belong to the topology. */
    private static List<String> attributes(Xpp3Dom element) {
        return List.of(element.getAttributeNames()).stream()
                .filter(name -> !name.startsWith("combine."))
                .toList();
    }

    /**
     * Evaluates the expressions of a raw text, which Maven has not evaluated. Among them are properties that an earlier
     * plugin set in this build. An expression that is not defined stays in the text, and the binder reports it with its
     * path.
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
