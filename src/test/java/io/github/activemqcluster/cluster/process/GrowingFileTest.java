package io.github.activemqcluster.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {

    @TempDir
    private Path folder;

    private Path file;
    private GrowingFile growing;

    @BeforeEach
    void name() {
        file = folder.resolve("console.log");
        growing = new GrowingFile(file);
    }

    @Test
    void eachLineIsGivenOnceAndWhole() throws IOException {
        // given
        assertThat(growing.next().lines()).isEmpty();

        // when, then
        append("one\ntwo\nthr");
        assertThat(growing.next().lines()).containsExactly("one", "two");
        assertThat(growing.next().lines()).isEmpty();
        append("ee\r\n");
        GrowingFile.Lines last = growing.next();
        assertThat(last.lines()).containsExactly("three");
        assertThat(last.anew()).isFalse();
    }

    @Test
    void anotherFileOfThatNameIsReadFromItsBeginning() throws IOException {
        // given
        append("one\nunfini");
        assertThat(growing.next().anew()).isTrue();

        // when
        Files.move(file, folder.resolve("console.log.1"));
        append("another\nand longer than that\n");

        // then
        GrowingFile.Lines lines = growing.next();
        assertThat(lines.anew()).isTrue();
        assertThat(lines.lines()).containsExactly("another", "and longer than that");
    }

    @Test
    void aRotatedFileIsReadToItsEndUnderItsOtherNameFirst() throws IOException {
        // given
        GrowingFile rotated = GrowingFile.rotated(file, 4);
        append("one\ntwo\n");
        assertThat(rotated.next().lines()).containsExactly("two");

        // when
        append("three\n");
        Files.move(file, folder.resolve("console.log.2"));
        append("four\n");

        // then
        GrowingFile.Lines lines = rotated.next();
        assertThat(lines.anew()).isFalse();
        assertThat(lines.lines()).containsExactly("three", "four");
    }

    @Test
    void aFileThatIsCutOffIsReadFromItsBeginning() throws IOException {
        // given
        append("one\ntwo\n");
        assertThat(growing.next().lines()).hasSize(2);

        // when
        Files.writeString(file, "x\n");

        // then
        assertThat(growing.next().lines()).containsExactly("x");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
