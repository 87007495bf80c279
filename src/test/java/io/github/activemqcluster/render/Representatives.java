package io.github.activemqcluster.render;

import io.github.activemqcluster.output.OutputFile;
import io.github.activemqcluster.problem.TopologyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.diff.DiffUtils;

/**
 * One instance for each product and line of releases. Some files are nearly the same in all instances. The
 * representative's own files are held whole. Of all other instances' files, only the lines are held in which they
 * differ.
 */
final class Representatives {

    private static final Pattern OF_INSTANCE = Pattern.compile("instances/([^/]+)/(.+)");

    private static final List<String> NAMES = List.of(
            "r1/pair-1",
            "r6-5.10.0/group1-1",
            "r6-5.10.0/zk-1",
            "r6/group1-1",
            "r6/zk-1",
            "r2-5.18.3/shared-1",
            "r2/shared-1");

    /** A file of a representative, with the representative's name and the file's path in the instance. */
    record Held(String representative, String path, OutputFile file) {}

    private final List<Held> held;

    private Representatives(List<Held> held) {
        this.held = List.copyOf(held);
    }

    static Representatives rendered() throws TopologyException {
        List<Held> held = new ArrayList<>();
        for (String name : NAMES) {
            String topology = name.substring(0, name.indexOf('/'));
            String instance = name.substring(name.indexOf('/') + 1);
            for (OutputFile file : Rendering.of(
                            ReferenceTopologies.all().get(topology).build())
                    .files()) {
                Matcher place = OF_INSTANCE.matcher(file.path());
                if (place.matches() && place.group(1).equals(instance) && isHeldHere(place.group(2))) {
                    held.add(new Held(name, place.group(2), file));
                }
            }
        }
        return new Representatives(held);
    }

    /** The files that are held whole. */
    List<Held> held() {
        return held;
    }

    /**
     * The lines in which the file differs from the most similar file that is held whole. Empty if the file is not of
     * the kind that differs little between instances.
     */
    Optional<String> differenceOf(OutputFile file) {
        Matcher place = OF_INSTANCE.matcher(file.path());
        if (!place.matches()) {
            return Optional.empty();
        }
        return held.stream()
                .filter(one -> one.path().equals(place.group(2)))
                .map(one -> new Difference(
                        one.representative(), difference(one.file().content(), file.content())))
                .min(Comparator.comparingInt(one -> one.lines().size()))
                .map(one -> "as in " + one.representative() + (one.lines().isEmpty() ? "" : ", but for") + "\n"
                        + one.lines().stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    private static boolean isHeldHere(String path) {
        return path.startsWith("bin/instance.") || path.matches("conf/(states\\.)?log(4j2?|back)\\.(properties|xml)");
    }

    /** The lines without their numbers: a line that is inserted into the template must not change every golden file. */
    private static List<String> difference(String expected, String actual) {
        return DiffUtils.diff(expected.lines().toList(), actual.lines().toList()).getDeltas().stream()
                .flatMap(delta -> Stream.concat(
                        delta.getOriginal().getLines().stream().map(line -> "- " + line),
                        delta.getRevised().getLines().stream().map(line -> "+ " + line)))
                .toList();
    }

    private record Difference(String representative, List<String> lines) {}
}
