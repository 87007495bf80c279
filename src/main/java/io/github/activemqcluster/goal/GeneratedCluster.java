package io.github.activemqcluster.goal;

import java.util.List;
import java.util.Map;

/**
 * What {@link GenerateCluster} has done.
 *
 * @param properties Maven properties for later plugins in the same build
 * @param summary what the user is shown, line by line
 * @param leftBehind stores that no broker has any more, in words
 */
public record GeneratedCluster(Map<String, String> properties, List<String> summary, List<String> leftBehind) {

    public GeneratedCluster {
        properties = Map.copyOf(properties);
        summary = List.copyOf(summary);
        leftBehind = List.copyOf(leftBehind);
    }
}
