package io.github.activemqcluster.goal;

import com.google.gson.GsonBuilder;
import io.github.activemqcluster.drill.DrillReport;
import io.github.activemqcluster.drill.DrillReport.RehearsalResult;
import io.github.activemqcluster.drill.DrillReport.TrafficResult;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.drill.verdict.Verdict;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The result of a drill as text: for the build's log, for people and for programs. */
final class DrillText {

    /** The limits of the drill's tests. */
    private static final String LIMIT =
            "A killed process leaves all that it has written with the operating system, so what a"
                    + " power failure takes away from the disk's cache is not tested.";

    private static final List<String> HEAD = List.of(
            "REHEARSAL",
            "MESSAGES OF",
            "SENT",
            "ACKNOWLEDGED",
            "RECEIVED",
            "LOST",
            "UNEXPECTED",
            "OUT OF REACH",
            "RECOVERED",
            "DUPLICATED",
            "FAILED",
            "TAKEOVERS",
            "MEDIAN",
            "WORST",
            "PREDICTED");

    private final String cluster;
    private final DrillReport report;
    private final List<Problem> problems;

    /** @param problems the problems that the drill found, at the levels that the user wants */
    DrillText(String cluster, DrillReport report, List<Problem> problems) {
        this.cluster = cluster;
        this.report = report;
        this.problems = List.copyOf(problems);
    }

    /** As lines of the build's log. */
    List<String> lines() {
        Table table = new Table(HEAD.toArray(String[]::new));
        rows().forEach(row -> table.add(row.toArray(String[]::new)));
        List<String> lines = new ArrayList<>(table.lines());
        lines.addAll(remarks());
        return lines;
    }

    String markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# Drill of " + cluster + ": " + (isPassed() ? "passed" : "not passed"));
        lines.add("");
        lines.add("Seed " + report.plan().seed() + ", rounds " + report.plan().rounds() + ".");
        lines.add("");
        problems.forEach(problem ->
                lines.add("- " + problem.message().lines().findFirst().orElse("")));
        lines.add("");
        lines.add(row(HEAD));
        lines.add(row(HEAD.stream().map(any -> "---").toList()));
        rows().forEach(row -> lines.add(row(row)));
        lines.add("");
        remarks().forEach(remark -> lines.add("- " + remark));
        return String.join("\n", lines) + "\n";
    }

    String json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cluster", cluster);
        json.put("passed", isPassed());
        json.put("seed", report.plan().seed());
        json.put("rounds", report.plan().rounds());
        json.put("problems", problems.stream().map(DrillText::json).toList());
        json.put("late", report.late());
        json.put("limits", report.limits());
        json.put("notes", report.notes());
        json.put("rehearsals", report.results().stream().map(DrillText::json).toList());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private boolean isPassed() {
        return problems.stream().noneMatch(problem -> problem.level() == Level.ERROR);
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("level", problem.level().name().toLowerCase(Locale.ROOT));
        json.put("rule", problem.rule());
        json.put("where", problem.where().toString());
        json.put("what", problem.what());
        json.put("mend", problem.mend());
        return json;
    }

    private static Map<String, Object> json(RehearsalResult result) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rehearsal", result.kind().word());
        json.put("faults", result.faults());
        json.put(
                "twoMasters", result.twoMasters().stream().map(Object::toString).toList());
        json.put(
                "noTakeovers",
                result.noTakeovers().stream().map(Object::toString).toList());
        json.put("messages", result.traffic().stream().map(DrillText::json).toList());
        return json;
    }

    private static Map<String, Object> json(TrafficResult traffic) {
        Verdict verdict = traffic.verdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", traffic.owner().words());
        json.put("sent", verdict.sent());
        json.put("acknowledged", verdict.acknowledged());
        json.put("received", verdict.received());
        json.put("lost", verdict.lost());
        json.put("unexpected", verdict.unexpected());
        json.put("torn", verdict.torn());
        json.put("silent", verdict.silent());
        json.put("undecided", verdict.undecided());
        json.put("outOfReach", verdict.unreached());
        json.put("recovered", verdict.recovered());
        json.put("duplicated", verdict.duplicated());
        json.put("doubted", verdict.doubted());
        json.put("failed", verdict.failed());
        json.put(
                "takeoverMillis",
                traffic.takeovers().times().stream().map(Duration::toMillis).toList());
        traffic.predicted()
                .ifPresent(predicted ->
                        json.put("predictedMillis", predicted.atMost().toMillis()));
        return json;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (RehearsalResult result : report.results()) {
            for (TrafficResult traffic : result.traffic()) {
                Verdict verdict = traffic.verdict();
                List<String> row = new ArrayList<>(
                        List.of(result.kind().word(), traffic.owner().words()));
                IntStream.of(
                                verdict.sent(),
                                verdict.acknowledged(),
                                verdict.received(),
                                verdict.lost().size(),
                                verdict.unexpected().size()
                                        + verdict.torn().size()
                                        + verdict.silent().size(),
                                verdict.unreached().size(),
                                verdict.recovered(),
                                verdict.duplicated(),
                                verdict.failed(),
                                traffic.takeovers().times().size())
                        .mapToObj(Integer::toString)
                        .forEach(row::add);
                row.add(seconds(traffic.takeovers().median()));
                row.add(seconds(traffic.takeovers().worst()));
                boolean measured = !traffic.takeovers().times().isEmpty();
                row.add(
                        measured
                                ? traffic.predicted()
                                        .map(predicted -> "≤ " + seconds(Optional.of(predicted.atMost())))
                                        .orElse("-")
                                : "-");
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        report.results().stream()
                .flatMap(result -> result.traffic().stream())
                .filter(traffic -> !traffic.takeovers().times().isEmpty())
                .flatMap(traffic -> traffic.predicted().map(Prediction::because).stream())
                .distinct()
                .forEach(because -> remarks.add("Predicted, without reading the store: " + because));
        report.late().forEach(late -> remarks.add("Later than predicted: " + late));
        report.limits().forEach(limit -> remarks.add("Known limit: " + limit));
        report.notes().forEach(note -> remarks.add("Note: " + note));
        remarks.add(LIMIT);
        return remarks;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String seconds(Optional<Duration> duration) {
        return duration.map(given -> String.format(Locale.ROOT, "%.1f s", given.toMillis() / 1000.0))
                .orElse("-");
    }
}
