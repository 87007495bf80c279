package io.github.activemqcluster.live;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log such as LevelDB's, record by record. */
final class WrittenLog {

    private static final int QUEUE = 300;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream log = new DataOutputStream(bytes);

    /** A message, with the record that puts it into a queue. */
    WrittenLog stores(String text, long sequence) throws IOException {
        record(5, ("some header " + text).getBytes(StandardCharsets.US_ASCII));
        record(3, entry(sequence, 0x18, 0x05, 0x20, 0x10));
        return ends();
    }

    /** The record that takes the message from the queue. */
    WrittenLog removes(long sequence) throws IOException {
        record(4, entry(sequence, 0x18, 0x05));
        return ends();
    }

    /** Writes the log as a file that is longer than its records. */
    void write(Path store) throws IOException {
        log.write(new byte[100]);
        Files.createDirectories(store);
        Files.write(store.resolve("0000000000000000.log"), bytes.toByteArray());
    }

    private WrittenLog ends() throws IOException {
        record(-1, new byte[8]);
        return this;
    }

    private static byte[] entry(long sequence, int... rest) throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(entry);
        data.write(0x08);
        data.write((QUEUE & 0x7f) | 0x80);
        data.write(QUEUE >> 7);
        data.write(0x12);
        data.write(Long.BYTES);
        data.writeLong(sequence);
        for (int each : rest) {
            data.write(each);
        }
        return entry.toByteArray();
    }

    private void record(int kind, byte[] content) throws IOException {
        log.write('*');
        log.write(kind);
        log.writeInt(0);
        log.writeInt(content.length);
        log.write(content);
    }
}
