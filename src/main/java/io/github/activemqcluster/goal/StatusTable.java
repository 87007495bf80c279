package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.state.InstanceStatus;
import io.github.activemqcluster.cluster.state.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** The status of a cluster as people read it. */
final class StatusTable {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter BEFORE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final List<InstanceStatus> instances;
    private final Instant now;

    StatusTable(List<InstanceStatus> instances, Instant now) {
        this.instances = instances;
        this.now = now;
    }

    List<String> lines() {
        Table table = new Table(
                "INSTANCE", "OF", "ROLE", "SINCE", "PORTS", "MESSAGES", "STORE", "TEMP", "MEMORY", "BRIDGES", "UPTIME");
        for (InstanceStatus status : instances) {
            table.add(
                    status.instance().id(),
                    status.instance().owner(),
                    status.state().text(),
                    status.since().map(this::time).orElse("-"),
                    status.ports().entrySet().stream()
                            .map(port -> port.getKey().element() + " " + port.getValue())
                            .collect(Collectors.joining(", ")),
                    status.messages().isPresent()
                            ? Long.toString(status.messages().getAsLong())
                            : "-",
                    percent(status, Usage::store),
                    percent(status, Usage::temporary),
                    percent(status, Usage::memory),
                    status.bridges().isEmpty()
                            ? "-"
                            : status.bridges().stream()
                                    .map(bridge -> bridge.connector() + (bridge.up() ? " up" : " DOWN"))
                                    .collect(Collectors.joining(", ")),
                    status.startedAt().map(this::uptime).orElse("-"));
        }
        List<String> lines = new ArrayList<>(table.lines());
        for (InstanceStatus status : instances) {
            if (status.isStoreFull()) {
                lines.add(status.instance().id()
                        + ": the store is at its limit, and producers wait until something is consumed");
            }
            status.trouble()
                    .ifPresent(trouble -> lines.add(
                            status.instance().id() + " cannot be asked for messages and bridges: " + trouble));
            status.repairs()
                    .forEach(repair -> lines.add(status.instance().id()
                            + ": its store had to be recovered when it was read: " + repair + ". See "
                            + status.instance().log()));
        }
        return lines;
    }

    private static String percent(InstanceStatus status, ToIntFunction<Usage> what) {
        return status.usage().map(usage -> what.applyAsInt(usage) + "%").orElse("-");
    }

    private String time(Instant instant) {
        DateTimeFormatter format = instant.isAfter(now.minus(1, ChronoUnit.DAYS)) ? TODAY : BEFORE;
        return format.withZone(ZoneId.systemDefault()).format(instant);
    }

    private String uptime(Instant start) {
        Duration uptime = Duration.between(start, now);
        if (uptime.toHours() > 0) {
            return uptime.toHours() + " h " + uptime.toMinutesPart() + " min";
        }
        return uptime.toMinutes() > 0
                ? uptime.toMinutes() + " min " + uptime.toSecondsPart() + " s"
                : Math.max(0, uptime.toSeconds()) + " s";
    }
}
