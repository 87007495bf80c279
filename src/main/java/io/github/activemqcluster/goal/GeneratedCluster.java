package io.github.activemqcluster.goal;

import java.util.List;
import java.util.Map;

/**
 * The result of {@link GenerateCluster}.
 *
 * @param properties Maven properties for later plugins in the same build
 * @param summary the text for the user, line by line
 * @param leftBehind the stores that no broker has any more, in words
 */
public record GeneratedCluster(Map<String, String> properties, List<String> summary, List<String> leftBehind) {

    public GeneratedCluster {
        properties = Map.copyOf(properties);
        summary = List.copyOf(summary);
        leftBehind = List.copyOf(leftBehind);
    }
}
