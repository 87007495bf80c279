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

/** The common part of all goals: whether a goal does anything, and how it reports a failure. */
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

    /** Maven's log. If Maven builds several modules at a time, each line begins with the module's name. */
    @Override
    public Log getLog() {
        boolean several = session.getRequest().getDegreeOfConcurrency() > 1
                && session.getProjects().size() > 1;
        return several ? new ModuleLog(super.getLog(), project.getArtifactId()) : super.getLog();
    }

    /** Does the work of the goal. */
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
            // The message says everything. Maven would print the cause's message behind it once more.
            getLog().debug(e);
            throw new MojoExecutionException(e.getMessage());
        }
    }

    private MojoFailureException failure(Exception e, List<Problem> problems) throws MachineException {
        print(problems);
        report(List.copyOf(shown));
        return new MojoFailureException(e.getMessage());
    }

    /** Gets, at the end, the problems that were shown, whether the goal fails or not. */
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

    /** Adds the location of a parameter, which only this class knows. */
    private Problem located(Problem problem) {
        return problem.at().isPresent() || !isOfPom(problem.where())
                ? problem
                : new InputLocations(execution.getConfiguration())
                        .of(problem.where())
                        .map(problem::withLocation)
                        .orElse(problem);
    }

    /** Whether a place is a parameter of the POM's. The location of the topology is noted when the topology is read. */
    boolean isOfPom(Place parameter) {
        return !parameter.isAtOrBelow(Place.TOPOLOGY);
    }

    /**
     * The directory in which relative paths begin. Without a project, this is the directory in which Maven was called.
     */
    final Path baseDirectory() {
        return project.getBasedir() == null
                ? Path.of("").toAbsolutePath()
                : project.getBasedir().toPath();
    }

    /** The record of the goals of this build so far. */
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
     * A path that may begin with the project's folder. Without a POM, Maven leaves its own expression for that folder
     * in the default.
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
