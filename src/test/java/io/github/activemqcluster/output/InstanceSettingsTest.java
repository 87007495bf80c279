package io.github.activemqcluster.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceSettingsTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data",
                "/var/it's \"here\"/ü",
                "C:\\Users\\new\\u0041",
                " begins and ends with a blank ",
                "/a=b:c#d!e$HOME`x`*",
                "\\",
            })
    void theGoalsReadWhatWasWritten(String data) throws Exception {
        // given
        InstanceSettings settings = new InstanceSettings("shared-1", data, "activemq.log");

        // when
        Files.writeString(directory.resolve("instance.properties"), settings.text("a test"));

        // then
        assertThat(InstanceSettings.read(new InstanceFolder(directory))).hasValue(settings);
    }

    @Test
    void whereNothingWasGeneratedThereIsNothing() throws Exception {
        assertThat(InstanceSettings.read(new InstanceFolder(directory))).isEmpty();
    }

    @Test
    void aFileThatWasChangedIsNamed() throws Exception {
        // given
        Path file = Files.write(directory.resolve("instance.properties"), "id=x\nlog=y\n".getBytes(UTF_8));

        // when, then
        assertThatThrownBy(() -> InstanceSettings.read(new InstanceFolder(directory)))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is not as it was generated: it has no data. Run the goal activemq-cluster:generate"
                        + " again.");
    }
}
