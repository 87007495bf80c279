package io.github.activemqcluster.goal;

import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.FlowVerdict;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The declared flows, as {@code status} shows them: one line for each flow. As JSON {@code [{"sent": …, "as": "queue",
 * "by": …, "to": …, "ways": 4, "arrive": 4}]}: from each group of the one client to each group of the other.
 */
final class FlowStatus {

    /** A status is for a screen. All flows are in {@code flows.md}. */
    private static final int MOST_LINES = 20;

    private final Flows flows;

    FlowStatus(Topology topology) {
        this.flows = new Flows(topology);
    }

    List<String> lines() {
        if (flows.all().isEmpty()) {
            return List.of();
        }
        Table table = new Table("FLOW", "AS", "BY", "TO", "ARRIVES");
        flows.all().stream().limit(MOST_LINES).forEach(flow -> {
            FlowVerdict verdict = flows.verdict(flow);
            int arriving = verdict.courses() - verdict.stopped();
            table.add(
                    flow.sent().physicalName(),
                    flow.kind().word(),
                    flow.producer().id(),
                    flow.consumer().id(),
                    verdict.arrives() ? "yes" : arriving + " of " + verdict.courses() + " ways");
        });
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        if (flows.all().size() > MOST_LINES) {
            lines.add((flows.all().size() - MOST_LINES) + " more flows are in flows.md");
        }
        return lines;
    }

    String json() {
        return flows.all().stream().map(this::json).collect(Collectors.joining(",\n  ", "[", "]"));
    }

    private String json(Flow flow) {
        FlowVerdict verdict = flows.verdict(flow);
        return "{\"sent\": " + StatusJson.text(flow.sent().physicalName())
                + ", \"as\": " + StatusJson.text(flow.kind().word())
                + ", \"by\": " + StatusJson.text(flow.producer().id())
                + ", \"to\": " + StatusJson.text(flow.consumer().id())
                + ", \"ways\": " + verdict.courses()
                + ", \"arrive\": " + (verdict.courses() - verdict.stopped()) + "}";
    }
}
