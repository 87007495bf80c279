package io.github.activemqcluster.goal;

import io.github.activemqcluster.cluster.state.Condition;
import io.github.activemqcluster.cluster.state.InstanceStatus;
import io.github.activemqcluster.cluster.state.InstanceStatus.DeclaredBridge;
import io.github.activemqcluster.cluster.state.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * The status of a cluster as programs read it: {@code {"cluster": …, "condition": "whole", "exitStatus": 0, "problems":
 * [], "instances": [{"id": …, "kind": "broker", "of": …, "role": "master", "state": …, "since": …, "pid": …,
 * "startedAt": …, "ports": {…}, "messages": …, "storePercent": …, "tempPercent": …, "memoryPercent": …, "bridges":
 * [{"connector": …, "up": true}], "repairs": []}], "flows": …}}, with the flows as {@link FlowStatus} has them. An
 * unknown value is null. Times are those of ISO 8601, in UTC.
 */
final class StatusJson {

    private final String cluster;
    private final List<InstanceStatus> instances;
    private final Condition condition;
    private final FlowStatus flows;

    StatusJson(String cluster, List<InstanceStatus> instances, Condition condition, FlowStatus flows) {
        this.cluster = cluster;
        this.instances = instances;
        this.condition = condition;
        this.flows = flows;
    }

    @Override
    public String toString() {
        return "{\"cluster\": " + text(cluster)
                + ", \"condition\": " + text(condition.kind().word())
                + ", \"exitStatus\": " + condition.kind().exitStatus()
                + ", \"problems\": " + texts(condition.problems())
                + ", \"instances\": "
                + instances.stream().map(StatusJson::instance).collect(Collectors.joining(",\n  ", "[\n  ", "]"))
                + ", \"flows\": " + flows.json() + "}";
    }

    private static String instance(InstanceStatus status) {
        String ports = status.ports().entrySet().stream()
                .map(port -> text(port.getKey().element()) + ": " + port.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
        return "{\"id\": " + text(status.instance().id())
                + ", \"kind\": " + word(status.instance().kind())
                + ", \"of\": " + text(status.instance().owner())
                + ", \"role\": " + word(status.state().role())
                + ", \"state\": " + text(status.state().text())
                + ", \"since\": " + time(status.since())
                + ", \"pid\": " + (status.pid().isPresent() ? status.pid().getAsLong() : "null")
                + ", \"startedAt\": " + time(status.startedAt())
                + ", \"ports\": " + ports
                + ", \"messages\": "
                + (status.messages().isPresent() ? status.messages().getAsLong() : "null")
                + ", \"storePercent\": " + percent(status, Usage::store)
                + ", \"tempPercent\": " + percent(status, Usage::temporary)
                + ", \"memoryPercent\": " + percent(status, Usage::memory)
                + ", \"bridges\": "
                + status.bridges().stream().map(StatusJson::bridge).collect(Collectors.joining(", ", "[", "]"))
                + ", \"repairs\": " + texts(status.repairs()) + "}";
    }

    private static String percent(InstanceStatus status, ToIntFunction<Usage> what) {
        return status.usage()
                .map(usage -> Integer.toString(what.applyAsInt(usage)))
                .orElse("null");
    }

    private static String bridge(DeclaredBridge bridge) {
        return "{\"connector\": " + text(bridge.connector()) + ", \"up\": " + bridge.up() + "}";
    }

    private static String texts(List<String> texts) {
        return texts.stream().map(StatusJson::text).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String word(Enum<?> word) {
        return text(word.name().toLowerCase(Locale.ROOT));
    }

    private static String time(Optional<Instant> time) {
        return time.map(given -> text(given.toString())).orElse("null");
    }

    static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                json.append('\\').append(character);
            } else if (character < ' ') {
                json.append(String.format("\\u%04x", (int) character));
            } else {
                json.append(character);
            }
        }
        return json.append('"').toString();
    }
}
