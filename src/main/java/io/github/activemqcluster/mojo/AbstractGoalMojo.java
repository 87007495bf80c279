package io.github.activemqcluster.mojo;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.DrillFailedException;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.ParameterException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: whether they do anything, and how a failure is told. */
abstract class AbstractGoalMojo extends AbstractMojo {

    /**
     * Whether to do nothing at all.
     *
     * @since 0.1.0
     */
    @Parameter(property = "activemq-cluster.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** All problems of this run, since Maven makes a new instance for each. */
    private final List<Problem> shown = new ArrayList<>();

    /** Maven's, and where it builds several modules at a time, with the module's name before each line. */
    @Override
    public Log getLog() {
        boolean several = session.getRequest().getDegreeOfConcurrency() > 1
                && session.getProjects().size() > 1;
        return several ? new ModuleLog(super.getLog(), project.getArtifactId()) : super.getLog();
    }

    /** What the goal is there for. */
    abstract void run() throws TopologyException, ParameterException, DrillFailedException, MachineException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because activemq-cluster.skip is true");
            return;
        }
        try {
            try {
                run();
            } catch (TopologyException e) {
                throw failure(e, e.problems());
            } catch (DrillFailedException e) {
                throw failure(e, e.problems());
            } catch (ParameterException e) {
                throw failure(e, List.of());
            }
            report(List.copyOf(shown));
        } catch (InvalidPathException e) {
            getLog().debug(e);
            throw new MojoExecutionException("The path '" + e.getInput()
                    + "' cannot be opened by this Java, whose locale knows "
                    + System.getProperty("sun.jnu.encoding") + " only. Run Maven with LC_ALL=C.UTF-8, or another locale"
                    + " of UTF-8, in its environment.");
        } catch (MachineException e) {
            // Its message says it all, and Maven would print the cause's behind it once more.
            getLog().debug(e);
            throw new MojoExecutionException(e.getMessage());
        }
    }

    private MojoFailureException failure(Exception e, List<Problem> problems) throws MachineException {
        print(problems);
        report(List.copyOf(shown));
        return new MojoFailureException(e.getMessage());
    }

    /** Told at the end, whether the goal fails or not, what was shown. */
    void report(List<Problem> problems) throws MachineException {}

    final void print(List<Problem> problems) {
        for (Problem problem : problems) {
            Problem located = located(problem);
            shown.add(located);
            if (located.level() == Level.ERROR) {
                getLog().error(located.message(baseDirectory()));
            } else {
                getLog().warn(located.message(baseDirectory()));
            }
        }
    }

    /** Where a parameter is written is known here only. */
    private Problem located(Problem problem) {
        return problem.at().isPresent() || !isOfPom(problem.where())
                ? problem
                : new InputLocations(execution.getConfiguration())
                        .of(problem.where())
                        .map(problem::withLocation)
                        .orElse(problem);
    }

    /** Whether a place is a parameter of the POM's. Where the topology is written is noted when it is read. */
    boolean isOfPom(Place parameter) {
        return !parameter.isAtOrBelow(Place.TOPOLOGY);
    }

    /** Where relative paths begin; without a project, where Maven was called. */
    final Path baseDirectory() {
        return project.getBasedir() == null
                ? Path.of("").toAbsolutePath()
                : project.getBasedir().toPath();
    }

    /** What this build has done so far. */
    final BuildMemory memory() {
        return new BuildMemory(session.getRepositorySession().getData());
    }

    /** Sets Maven properties for later plugins in the same build. */
    final void publish(Map<String, String> properties, Path outputDirectory) {
        List<String> replaced =
                memory().replaced(project.getId() + ' ' + project.getBasedir(), outputDirectory, properties);
        if (!replaced.isEmpty()) {
            getLog().warn(
                            "From here on, these Maven properties are those of the cluster in " + outputDirectory + ": "
                                    + String.join(", ", replaced)
                                    + ". Where both are needed, give the clients, groups and ensembles of the two clusters different ids.");
        }
        properties.forEach(project.getProperties()::setProperty);
    }

    final MavenSession session() {
        return session;
    }

    final MavenProject project() {
        return project;
    }

    final MojoExecution execution() {
        return execution;
    }

    /**
     * A path that may begin with the project's folder; without a POM, Maven leaves its own expression for that in the default as
     * it is.
     */
    final Path resolved(File file) {
        Path given = file.getAbsoluteFile().toPath();
        for (int name = 0; name < given.getNameCount(); name++) {
            if (given.getName(name).toString().equals("${project.basedir}")) {
                return baseDirectory().resolve(given.subpath(name + 1, given.getNameCount()));
            }
        }
        return given;
    }
}
