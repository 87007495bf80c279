package io.github.activemqcluster.goal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The settings that the scripts of many brokers read. They are gathered here, so that one shell can print how it reads
 * them all.
 */
final class SettingsOfScripts {

    /** Prints the values that the shell has after it has read a broker's settings. */
    private static final String SHELL =
            """
            for file in "$1"/*; do
                here=$1/../instances/any/bin
                instance_id=
                . "$file"
                printf '%s\\0%s\\0' "${file##*/}" "$instance_id"
            done
            """;

    private final Map<String, String> idsByContent = new ConcurrentHashMap<>();

    /** Adds a file that the shell reads, and the id of its instance. */
    void add(String content, String id) {
        idsByContent.putIfAbsent(content, id);
    }

    /** The shell reads each file, and prints the instance that it takes the file for. */
    void meanToAShellWhatWasAsked(Path folder) throws IOException, InterruptedException {
        Path scripts = Files.createDirectory(folder.resolve("scripts"));
        Files.createDirectories(folder.resolve("bin/lib"));
        Files.createDirectories(folder.resolve("instances/any/bin"));
        Files.writeString(folder.resolve("bin/lib/activemq.sh"), "");
        List<String> ids = new ArrayList<>();
        for (Map.Entry<String, String> setting : idsByContent.entrySet()) {
            Files.writeString(scripts.resolve(String.format("%06d", ids.size())), setting.getKey());
            ids.add(setting.getValue());
        }
        Path answers = folder.resolve("answers");
        Process shell = new ProcessBuilder("sh", "-c", SHELL, "sh", scripts.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(answers.toFile())
                .start();
        int status = shell.waitFor();
        String[] answer = Files.readString(answers, UTF_8).split("\0", -1);
        assertThat(status)
                .as("exit status of the shell, which said last: %s", answer[answer.length - 1])
                .isZero();
        assertThat(IntStream.range(0, ids.size())
                        .mapToObj(i -> 2 * i + 1 < answer.length ? answer[2 * i + 1] : "nothing")
                        .toList())
                .isEqualTo(ids);
    }
}
