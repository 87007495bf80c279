package io.github.activemqcluster.render;

import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.InputLimits;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Topology;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** Reads the fragments of all groups, each file once. */
final class Fragments {

    private final Path baseDirectory;
    private final Map<String, Optional<Fragment>> read = new HashMap<>();
    private final Problems misfits = new Problems();

    Fragments(Path baseDirectory) {
        this.baseDirectory = baseDirectory;
    }

    /** The fragments by their group's id. Mistakes in them are added to {@code problems}. */
    Map<String, List<Fragment>> read(Topology topology, Problems problems) {
        Map<String, List<Fragment>> byGroup = new HashMap<>();
        for (Group group : topology.groups()) {
            List<Fragment> fragments = new ArrayList<>();
            FragmentFit fit = new FragmentFit(topology, group, misfits);
            for (int i = 0; i < group.fragments().size(); i++) {
                Place where = group.where().child("fragments").item(i);
                fragment(group.fragments().get(i), where, problems).ifPresent(fragment -> {
                    fit.check(fragment, where);
                    fragments.add(fragment);
                });
            }
            byGroup.put(group.id(), List.copyOf(fragments));
        }
        return byGroup;
    }

    /** The elements of the fragments that take the place of another element. */
    List<Problem> misfits() {
        return misfits.all();
    }

    private Optional<Fragment> fragment(String file, Place where, Problems problems) {
        Optional<Fragment> known = read.get(file);
        if (known == null) {
            known = readFile(file, where, problems);
            read.put(file, known);
        }
        return known;
    }

    private Optional<Fragment> readFile(String file, Place where, Problems problems) {
        Path path;
        try {
            path = baseDirectory.resolve(file);
        } catch (InvalidPathException e) {
            problems.error("vocabulary", where, "'" + file + "' is not a file's name", "Name an XML file.");
            return Optional.empty();
        }
        try {
            return Optional.of(Fragment.read(path));
        } catch (NoSuchFileException e) {
            problems.error(
                    "vocabulary",
                    where,
                    "there is no file " + path,
                    "Name one that exists; a relative name is looked for from " + baseDirectory + ".");
        } catch (InputLimits.TooLarge e) {
            problems.error("vocabulary", where, path + " " + e.getMessage(), "Name the fragment itself.");
        } catch (IOException e) {
            problems.error(
                    "vocabulary",
                    where,
                    path + " cannot be read as UTF-8 text (" + e.getClass().getSimpleName() + ")",
                    "Make it a file that can be read.");
        } catch (Fragment.TooDeep e) {
            problems.error(
                    "vocabulary",
                    where,
                    path + ", line " + e.getLocation().getLineNumber() + ": " + reason(e),
                    "No broker needs that. Name the fragment itself.");
        } catch (XMLStreamException e) {
            int line = e.getLocation().getLineNumber();
            problems.add(new Problem(
                    Level.ERROR,
                    "vocabulary",
                    where,
                    path + ", line " + line + ": is not well-formed (" + reason(e) + ")",
                    "Write one or more whole elements of <broker>.",
                    Optional.of(new Location(path, line, 0))));
        }
        return Optional.empty();
    }

    /** The parser's own words, without the location in front of them. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int after = message.indexOf("Message: ");
        return (after < 0 ? message : message.substring(after + "Message: ".length()))
                .replaceAll("\\s+", " ")
                .replaceAll("[.:]+\\s*$", "");
    }
}
