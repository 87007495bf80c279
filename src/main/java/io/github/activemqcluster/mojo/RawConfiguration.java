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

    /**
     * A parameter that the POM has, with where each of its elements is written.
     *
     * @throws TopologyException where its elements are nested too deep
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
