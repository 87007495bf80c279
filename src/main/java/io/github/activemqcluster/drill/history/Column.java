package io.github.activemqcluster.drill.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The columns of the history file, in their order. A page of the documentation, {@code drill-history}, describes them.
 */
enum Column {
    TIME,
    EVENT,
    GROUP,
    QUEUE,
    MESSAGE,
    INSTANCE,
    CHECKSUM,
    TRANSACTION,
    FAULT,
    STATE,
    SECONDS,
    STEP,
    LOAD,
    REMARK;

    private static final String SEPARATOR = "\t";

    /** The first line of the file. */
    static String header() {
        return Arrays.stream(values()).map(Column::word).collect(Collectors.joining(SEPARATOR));
    }

    /** An event's line: one cell for each column, most of them empty. */
    static String line(Event event) {
        return Arrays.stream(values())
                .map(column -> column.cell(event).replaceAll("[\\t\\r\\n]+", " "))
                .collect(Collectors.joining(SEPARATOR));
    }

    private String cell(Event event) {
        Optional<Fault.Outage> outage = event.fault().flatMap(Fault::outage);
        return switch (this) {
            case TIME -> event.time().toString();
            case EVENT -> event.kind().word();
            case GROUP -> event.group();
            case QUEUE -> event.queue();
            case MESSAGE -> event.message();
            case INSTANCE -> event.instance();
            case CHECKSUM -> event.checksum();
            case TRANSACTION -> event.transaction();
            case FAULT -> event.fault().map(fault -> fault.kind().word()).orElse("");
            case STATE -> outage.map(Fault.Outage::state).orElse("");
            case SECONDS ->
                outage.map(given -> Long.toString(given.time().toSeconds())).orElse("");
            case STEP -> event.step().map(Column::word).orElse("");
            case LOAD -> event.load().isPresent() ? Double.toString(event.load().getAsDouble()) : "";
            case REMARK -> event.remark();
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
