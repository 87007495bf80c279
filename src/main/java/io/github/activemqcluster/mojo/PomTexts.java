package io.github.activemqcluster.mojo;

import io.github.activemqcluster.problem.InputLimits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.ModelBase;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Whether a value stands unchanged in the POM or a parent of it: in this plugin's configuration, or as a property. When
 * a goal runs, Maven has replaced every expression. So this class looks into the models as they were read from disk.
 * There, a password from the environment is still {@code ${env.…}}.
 */
final class PomTexts implements Predicate<String> {

    private final MavenProject project;
    private final String plugin;

    /**
     * @param plugin this plugin's artifactId
     */
    PomTexts(MavenProject project, String plugin) {
        this.project = project;
        this.plugin = plugin;
    }

    @Override
    public boolean test(String value) {
        return texts().contains(value);
    }

    private Set<String> texts() {
        Set<String> texts = new HashSet<>();
        for (MavenProject read = project; read != null; read = read.getParent()) {
            Model model = read.getOriginalModel();
            if (model != null) {
                collect(model, texts);
                collect(model.getBuild(), texts);
                for (Profile profile : model.getProfiles()) {
                    collect(profile, texts);
                    collect(profile.getBuild(), texts);
                }
            }
        }
        return texts;
    }

    private static void collect(ModelBase model, Set<String> texts) {
        model.getProperties()
                .values()
                .forEach(value -> texts.add(value.toString().strip()));
    }

    private void collect(BuildBase build, Set<String> texts) {
        if (build == null) {
            return;
        }
        List<PluginContainer> containers = new ArrayList<>(List.of(build));
        if (build.getPluginManagement() != null) {
            containers.add(build.getPluginManagement());
        }
        for (PluginContainer container : containers) {
            for (Plugin declared : container.getPlugins()) {
                if (plugin.equals(declared.getArtifactId())) {
                    Stream.concat(Stream.of(declared), declared.getExecutions().stream())
                            .map(ConfigurationContainer::getConfiguration)
                            .forEach(configuration -> collect(configuration, texts, 0));
                }
            }
        }
    }

    /** Elements that are nested deeper than the vocabulary allows are refused when the topology is read. */
    private static void collect(Object configuration, Set<String> texts, int depth) {
        if (configuration instanceof Xpp3Dom element && depth <= InputLimits.DEPTH) {
            if (element.getValue() != null) {
                texts.add(element.getValue().strip());
            }
            for (Xpp3Dom child : element.getChildren()) {
                collect(child, texts, depth + 1);
            }
        }
    }
}
