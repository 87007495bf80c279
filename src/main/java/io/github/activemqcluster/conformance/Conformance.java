package io.github.activemqcluster.conformance;

import io.github.activemqcluster.output.InstanceFolder;
import io.github.activemqcluster.output.Layout;
import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.inject.Inject;
import javax.inject.Named;

/**
 * The step that compares every rendered {@code activemq.xml} with its release's schema, and the broker that comes of
 * the file with the topology. The files are taken from memory, before any of them is written.
 */
@Named
public final class Conformance {

    /** The id of the rule that is broken if a broker is not the one that was asked for. */
    public static final String RULE = "broker-as-asked";

    /** Raise this number when the check looks at more, or looks in another way. */
    private static final String FORMAT = "2";

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Probe probe;

    @Inject
    public Conformance() {
        this(new ProbeProcess(PATIENCE));
    }

    Conformance(Probe probe) {
        this.probe = probe;
    }

    /**
     * The files to check.
     *
     * @param locations gives the place in which an element of the topology is written
     * @param files all rendered files; the check leaves those alone that are no broker's {@code activemq.xml}
     * @param baseDirectory the directory to which a fragment's path is relative
     * @param dataDirectory the directory in which the instances keep their stores; if absent, each instance has its own
     * @param templateDirectory the user's templates
     * @param generator the tool's name and version
     */
    public record Rendered(
            Topology topology,
            Function<Place, Optional<Location>> locations,
            Release release,
            List<OutputFile> files,
            Path baseDirectory,
            Optional<Path> dataDirectory,
            Optional<Path> templateDirectory,
            String generator) {

        public Rendered {
            files = List.copyOf(files);
        }
    }

    /**
     * Checks all brokers' files, unless an earlier run has found the very same files to be right.
     *
     * @param home the folder of the release's home
     * @param madeFrom the text that tells this home from any other
     * @param output the output directory
     * @param verdicts the results of earlier runs
     * @throws TopologyException with every difference from the topology; nothing was written
     * @throws MachineException if no JVM can be started, or the home is not whole
     */
    public void check(Rendered rendered, Path home, String madeFrom, Path output, KnownGood verdicts)
            throws TopologyException, MachineException {
        String key = key(rendered, home, madeFrom, output);
        if (!verdicts.knows(key)) {
            load(rendered, brokerFiles(rendered, home, output), home);
            verdicts.remember(key);
        }
    }

    /** A hash of everything on which the verdict depends. The questions about a broker follow from the topology. */
    private static String key(Rendered rendered, Path home, String madeFrom, Path output) {
        Fingerprint fingerprint = new Fingerprint()
                .add(FORMAT)
                .add(rendered.generator())
                .add(System.getProperty("java.vm.version"))
                .add(madeFrom)
                .add(home.toString())
                .add(output.toString())
                .add(String.valueOf(rendered.dataDirectory().orElse(null)));
        // Passwords made at random are left out: until they are written, each run makes others.
        NavigableMap<String, String> contents = contents(rendered, file -> file.kind() != OutputFile.Kind.SECRET);
        fingerprint.add(contents.get(Layout.TOPOLOGY));
        for (Broker broker : rendered.topology().brokers()) {
            String folder = folder(broker);
            String path = configuration(broker);
            fingerprint.add(path).add(contents.get(path));
            neighbours(contents, folder, path, output)
                    .forEach((name, content) -> fingerprint.add(name).add(content));
        }
        return fingerprint.hex();
    }

    private static NavigableMap<String, String> contents(Rendered rendered, Predicate<OutputFile> wanted) {
        NavigableMap<String, String> contents = new TreeMap<>();
        for (OutputFile file : rendered.files()) {
            if (wanted.test(file)) {
                contents.put(file.path(), file.content());
            }
        }
        return contents;
    }

    private static String folder(Broker broker) {
        return configuration(broker).substring(0, configuration(broker).lastIndexOf('/') + 1);
    }

    private static String configuration(Broker broker) {
        return Layout.instancePath(broker.id()) + "/" + InstanceFolder.CONFIGURATION;
    }

    private void load(Rendered rendered, List<BrokerFile> files, Path home) throws TopologyException, MachineException {
        HomeJars jars = HomeJars.of(home, rendered.release());
        List<ProbeRequest.Configuration> configurations = files.stream()
                .map(file -> new ProbeRequest.Configuration(
                        new InstanceFolder(Path.of(file.systemProperties().get("activemq.base")))
                                .configuration()
                                .toString(),
                        file.xml(),
                        file.neighbours(),
                        file.systemProperties(),
                        file.asked().stream().map(Asked::path).toList()))
                .toList();
        List<ProbeAnswer> answers = probe.ask(new ProbeRequest(jars.all(), jars.schema(), configurations), home);
        ErrorOrigin errorOrigin =
                new ErrorOrigin(rendered.baseDirectory(), rendered.templateDirectory(), rendered.locations());
        List<Problem> problems = problems(files, answers, errorOrigin, rendered.release());
        if (!problems.isEmpty()) {
            throw new TopologyException(
                    "The configuration is not what the topology asks for, for the reasons listed above;"
                            + " no instance was written.",
                    problems);
        }
    }

    private static List<BrokerFile> brokerFiles(Rendered rendered, Path home, Path output) {
        NavigableMap<String, String> contents = contents(rendered, file -> true);
        AskedOfBroker asked =
                new AskedOfBroker(rendered.topology(), rendered.release(), output, rendered.dataDirectory());
        List<BrokerFile> files = new ArrayList<>();
        for (Group group : rendered.topology().groups()) {
            for (Broker broker : group.brokers()) {
                String folder = folder(broker);
                String path = configuration(broker);
                files.add(new BrokerFile(
                        group,
                        broker,
                        path,
                        contents.get(path),
                        neighbours(contents, folder, path, output),
                        systemProperties(group, broker, home, output, asked.data(broker)),
                        asked.of(group, broker)));
            }
        }
        return files;
    }

    /**
     * The files that a bean may read while it is made, and that are not on disk yet. These are the files of the same
     * folder that the configuration names.
     */
    private static Map<String, String> neighbours(
            NavigableMap<String, String> contents, String folder, String path, Path output) {
        String xml = contents.get(path);
        Map<String, String> neighbours = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : contents.tailMap(folder, false).entrySet()) {
            if (!file.getKey().startsWith(folder)) {
                break;
            }
            if (!file.getKey().equals(path) && xml.contains(file.getKey().substring(folder.length()))) {
                neighbours.put(output.resolve(file.getKey()).toString(), file.getValue());
            }
        }
        return neighbours;
    }

    /**
     * The properties that the instance's {@code bin/instance.sh} sets. A template may use any of them in a placeholder.
     */
    private static Map<String, String> systemProperties(Group group, Broker broker, Path home, Path output, Path data) {
        InstanceFolder folder = new Layout(output).instance(broker.id());
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("activemq-cluster.instance", broker.id());
        for (String option : group.tuning().jvmOptions()) {
            if (option.startsWith("-D")) {
                int equals = option.indexOf('=');
                properties.put(
                        option.substring(2, equals < 0 ? option.length() : equals),
                        equals < 0 ? "" : option.substring(equals + 1));
            }
        }
        properties.put("activemq.home", home.toString());
        properties.put("activemq.base", folder.path().toString());
        properties.put("activemq.conf", folder.configurationFolder().toString());
        properties.put("activemq.data", data.toString());
        // This folder is not there before the instance's first start, so nothing can be written there.
        properties.put("java.io.tmpdir", folder.temporary().toString());
        return properties;
    }

    /** One problem for each mistake, even if the files of several brokers have the mistake. */
    private static List<Problem> problems(
            List<BrokerFile> files, List<ProbeAnswer> answers, ErrorOrigin errorOrigin, Release release) {
        Map<Problem, List<String>> elsewhere = new LinkedHashMap<>();
        Map<String, Problem> first = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            BrokerFile file = files.get(i);
            for (Problem problem : problems(file, answers.get(i), errorOrigin, release)) {
                String anywhere = (problem.where() + "\n" + problem.what()).replace(file.path(), "");
                Problem known = first.putIfAbsent(anywhere, problem);
                if (known == null) {
                    elsewhere.put(problem, new ArrayList<>());
                } else {
                    elsewhere.get(known).add(file.broker().id());
                }
            }
        }
        return elsewhere.entrySet().stream()
                .map(entry -> withOthers(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Problem withOthers(Problem problem, List<String> others) {
        return others.isEmpty()
                ? problem
                : new Problem(
                        problem.level(),
                        problem.rule(),
                        problem.where(),
                        problem.what() + "; the same for " + String.join(", ", others),
                        problem.mend(),
                        problem.at());
    }

    private static List<Problem> problems(
            BrokerFile file, ProbeAnswer answer, ErrorOrigin errorOrigin, Release release) {
        List<Problem> problems = new ArrayList<>();
        for (Finding finding : answer.findings()) {
            problems.add(errorOrigin.problem(
                    RULE,
                    file,
                    finding.line(),
                    "ActiveMQ " + release.version() + " cannot load it: " + finding.text()));
        }
        for (Finding finding : DoubledElements.in(file.xml())) {
            problems.add(errorOrigin.problem(RULE, file, finding.line(), finding.text()));
        }
        // If an element is absent, all other differences of that element follow from this.
        Set<List<String>> missing = new HashSet<>();
        for (int i = 0; i < answer.answers().size(); i++) {
            Asked asked = file.asked().get(i);
            ProbeAnswer.Had had = answer.answers().get(i);
            if (!asked.isMetBy(had) && (had.present() || missing.add(asked.element()))) {
                problems.add(errorOrigin.problem(RULE, file, asked, had));
            }
        }
        return problems;
    }
}
