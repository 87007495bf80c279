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
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * Reads a parameter as the POM has it. Maven's own mapping to beans would overwrite doubled elements and ignore
 * attributes; taken raw, all of it can be checked.
 */
final class RawConfiguration {

    private final PluginParameterExpressionEvaluator evaluator;

    RawConfiguration(MavenSession session, MojoExecution execution) {
        evaluator = new PluginParameterExpressionEvaluator(session, execution);
    }

    /**
     * Reads a parameter.
     *
     * @throws TopologyException where its elements are nested too deep
     */
    Element read(PlexusConfiguration configuration) throws TopologyException {
        return read(configuration, 1);
    }

    private Element read(PlexusConfiguration configuration, int depth) throws TopologyException {
        if (depth > InputLimits.DEPTH) {
            throw new TopologyException(
                    "In the POM's <topology>, elements are nested more than " + InputLimits.DEPTH
                            + " deep. No topology needs that.",
                    List.of());
        }
        List<Element> children = new ArrayList<>();
        for (PlexusConfiguration child : configuration.getChildren()) {
            children.add(read(child, depth + 1));
        }
        return new Element(
                configuration.getName(), evaluated(configuration.getValue("")), attributes(configuration), children);
    }

    /** Attributes that only tell Maven how to merge are none of the topology's. */
    private static List<String> attributes(PlexusConfiguration configuration) {
        return List.of(configuration.getAttributeNames()).stream()
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
