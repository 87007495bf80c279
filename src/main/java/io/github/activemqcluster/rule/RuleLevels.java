package io.github.activemqcluster.rule;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Problems;
import io.github.activemqcluster.problem.Spelling;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.rule.base.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The levels that a user gives to rules, instead of the rules' own. Immutable. */
public final class RuleLevels {

    private static final Map<String, Level> WORDS =
            Map.of("error", Level.ERROR, "warning", Level.WARNING, "off", Level.OFF);

    private final Map<String, Level> byRule;

    private RuleLevels(Map<String, Level> byRule) {
        this.byRule = Map.copyOf(byRule);
    }

    /** Every rule has its own level. */
    public static RuleLevels defaults() {
        return new RuleLevels(Map.of());
    }

    /**
     * Reads the content of {@code <rules>}.
     *
     * @param words by rule id {@code error}, {@code warning} or {@code off}
     * @throws TopologyException if an id or a level is unknown; it carries a problem for each
     */
    public static RuleLevels of(Map<String, String> words) throws TopologyException {
        var problems = new Problems();
        Map<String, Level> levels = new LinkedHashMap<>();
        words.forEach((id, word) -> {
            if (RuleCatalogue.entry(id).isEmpty()) {
                problems.error(
                        "vocabulary",
                        Place.of("rules").child(id),
                        "there is no rule " + Wording.quote(id),
                        unknownRule(id));
            }
            String stripped = word == null ? "" : word.strip();
            Level level = WORDS.get(stripped);
            if (level == null) {
                problems.error(
                        "vocabulary",
                        Place.of("rules").child(id),
                        Wording.quote(stripped) + " is not a level",
                        "Write error, warning or off.");
            } else {
                levels.put(id, level);
            }
        });
        refuse(problems);
        return new RuleLevels(levels);
    }

    /**
     * Reads the command line's form, {@code id=level,id=level}.
     *
     * @throws TopologyException if the text has another form, names a rule twice, or has an unknown id or level
     */
    public static RuleLevels parse(String text) throws TopologyException {
        var problems = new Problems();
        Map<String, String> words = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank() && text.isBlank()) {
                continue;
            }
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || sides[0].isBlank()) {
                problems.error(
                        "vocabulary",
                        Place.of("rules"),
                        Wording.quote(part.strip()) + " is not of the form id=level",
                        "Write, for example, store-deprecated=off,lock-keep-alive=error.");
            } else if (words.putIfAbsent(sides[0].strip(), sides[1]) != null) {
                problems.error(
                        "vocabulary",
                        Place.of("rules").child(sides[0].strip()),
                        Wording.quote(sides[0].strip()) + " is given twice",
                        "Give each rule one level.");
            }
        }
        refuse(problems);
        return of(words);
    }

    /**
     * Reads the levels of the POM and of the command line. The command line wins.
     *
     * @throws TopologyException as {@link #of(Map)} and {@link #parse} do
     */
    public static RuleLevels of(Map<String, String> words, Optional<String> commandLine) throws TopologyException {
        return of(words).overriddenBy(parse(commandLine.orElse("")));
    }

    /** These levels, overridden by the other levels. */
    public RuleLevels overriddenBy(RuleLevels others) {
        Map<String, Level> merged = new LinkedHashMap<>(byRule);
        merged.putAll(others.byRule);
        return new RuleLevels(merged);
    }

    /** The level that the user gave to the rule; empty if the rule's own level holds. */
    public Optional<Level> given(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }

    /** The problem at the user's level; empty if the user switched the rule off. */
    public Optional<Problem> apply(Problem problem) {
        Level level = given(problem.rule()).orElse(problem.level());
        return level == Level.OFF ? Optional.empty() : Optional.of(problem.withLevel(level));
    }

    private static String unknownRule(String id) {
        List<String> ids =
                RuleCatalogue.entries().stream().map(RuleCatalogue.Entry::id).toList();
        return Spelling.nearest(id, ids)
                .map(nearest -> "Did you mean " + Wording.quote(nearest) + "?")
                .orElse("The rules are " + String.join(", ", ids) + ".");
    }

    private static void refuse(Problems problems) throws TopologyException {
        if (problems.hasErrors()) {
            throw new TopologyException(
                    "The levels in <rules> are wrong, "
                            + Wording.count(problems.all().size(), "problem"),
                    problems.all());
        }
    }
}
