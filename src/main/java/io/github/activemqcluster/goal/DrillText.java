package io.github.activemqcluster.goal;

import com.google.gson.GsonBuilder;
import io.github.activemqcluster.drill.DrillReport;
import io.github.activemqcluster.drill.DrillReport.Act;
import io.github.activemqcluster.drill.DrillReport.Line;
import io.github.activemqcluster.drill.verdict.Prediction;
import io.github.activemqcluster.drill.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a drill came to, for people and for programs. */
final class DrillText {

    /** What nobody may take the drill for. */
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

    DrillText(String cluster, DrillReport report) {
        this.cluster = cluster;
        this.report = report;
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
        lines.add("# Drill of " + cluster + ": " + (report.problems().isEmpty() ? "passed" : "not passed"));
        lines.add("");
        lines.add("Seed " + report.plan().seed() + ", rounds " + report.plan().rounds() + ".");
        lines.add("");
        report.problems()
                .forEach(problem -> lines.add("- " + problem.lines().findFirst().orElse("")));
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
        json.put("passed", report.problems().isEmpty());
        json.put("seed", report.plan().seed());
        json.put("rounds", report.plan().rounds());
        json.put("problems", report.problems());
        json.put("late", report.late());
        json.put("limits", report.limits());
        json.put("notes", report.notes());
        json.put("rehearsals", report.acts().stream().map(DrillText::json).toList());
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }

    private static Map<String, Object> json(Act act) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rehearsal", act.kind().word());
        json.put("faults", act.faults());
        json.put("twoMasters", act.twoMasters().stream().map(Object::toString).toList());
        json.put("noTakeovers", act.noTakeovers().stream().map(Object::toString).toList());
        json.put("messages", act.lines().stream().map(DrillText::json).toList());
        return json;
    }

    private static Map<String, Object> json(Line line) {
        Verdict verdict = line.verdict();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("of", line.owner().words());
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
                line.takeovers().times().stream().map(Duration::toMillis).toList());
        line.predicted()
                .ifPresent(predicted ->
                        json.put("predictedMillis", predicted.atMost().toMillis()));
        return json;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Act act : report.acts()) {
            for (Line line : act.lines()) {
                Verdict verdict = line.verdict();
                List<String> row =
                        new ArrayList<>(List.of(act.kind().word(), line.owner().words()));
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
                                line.takeovers().times().size())
                        .mapToObj(Integer::toString)
                        .forEach(row::add);
                row.add(seconds(line.takeovers().median()));
                row.add(seconds(line.takeovers().worst()));
                boolean measured = !line.takeovers().times().isEmpty();
                row.add(
                        measured
                                ? line.predicted()
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
        report.acts().stream()
                .flatMap(act -> act.lines().stream())
                .filter(line -> !line.takeovers().times().isEmpty())
                .flatMap(line -> line.predicted().map(Prediction::because).stream())
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
