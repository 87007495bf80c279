package io.github.activemqcluster.render;

import io.github.activemqcluster.flow.Course;
import io.github.activemqcluster.flow.Flow;
import io.github.activemqcluster.flow.Flows;
import io.github.activemqcluster.flow.Network.Link;
import io.github.activemqcluster.flow.Stop;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The flows of a topology as a page: each message's sender and receiver, the groups it leaves and reaches, and the
 * connectors between them.
 */
final class FlowMatrix {

    /** No person reads more rows. A page of a million lines is no use to a program either. */
    private static final int MOST_ROWS = 5000;

    private static final String BEGIN =
            """
            # Flows

            What each client that says so sends, and how it comes to each that receives it: from each group that the one can
            be at to each that the other can be at, over these connectors. Written by the goal `generate`.

            | sent | as | by | to | from group | to group | connectors | hops |
            | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private final Flows flows;

    FlowMatrix(Flows flows) {
        this.flows = flows;
    }

    /** The page. Each line ends in {@code \n}. */
    String text() {
        // One more row than is shown, to know whether there are more.
        List<String> rows = flows.all().stream()
                .flatMap(flow -> flows.courses(flow)
                        .sorted(Comparator.comparingInt((Course course) ->
                                        flow.producer().groups().indexOf(course.from()))
                                .thenComparingInt(
                                        course -> flow.consumer().groups().indexOf(course.to())))
                        .map(course -> row(flow, course)))
                .limit(MOST_ROWS + 1L)
                .toList();
        StringBuilder text = new StringBuilder(BEGIN);
        rows.stream().limit(MOST_ROWS).forEach(row -> text.append(row).append('\n'));
        if (rows.isEmpty()) {
            text.append("\nNo client receives what another one sends.\n");
        } else if (rows.size() > MOST_ROWS) {
            text.append("\nThere are more; these are the first ")
                    .append(MOST_ROWS)
                    .append(".\n");
        }
        return text.toString();
    }

    private static String row(Flow flow, Course course) {
        return "| "
                + String.join(
                        " | ",
                        cell(flow.sent().physicalName()),
                        flow.kind().word(),
                        cell(flow.producer().id()),
                        cell(flow.consumer().id()),
                        cell(course.from()),
                        cell(course.to()),
                        course.stop().isPresent() && course.way().isEmpty()
                                ? stopped(course.stop().get())
                                : way(course),
                        course.stop().isPresent() && course.way().isEmpty() ? "-" : Integer.toString(course.hops()))
                + " |";
    }

    private static String way(Course course) {
        String way = course.way().isEmpty() ? "none" : names(course.way());
        String other = course.otherWay().isEmpty() ? "" : ", or " + names(course.otherWay());
        return way + other + course.stop().map(stop -> "; " + stopped(stop)).orElse("");
    }

    private static String stopped(Stop stop) {
        return "**does not arrive**: " + stop.reason().word()
                + stop.link()
                        .map(link -> " (" + cell(link.connector().name()) + ")")
                        .orElse("");
    }

    private static String names(List<Link> way) {
        return way.stream().map(link -> cell(link.connector().name())).collect(Collectors.joining(" → "));
    }

    /** A name unchanged, even if it has characters that mean something to Markdown. */
    private static String cell(String text) {
        return "`" + text.replace("`", "'").replace("|", "\\|") + "`";
    }
}
