package io.github.activemqcluster.conformance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Passes texts from one JVM to the other. {@link DataOutputStream#writeUTF} ends at 64 KB. */
final class LongText {

    private LongText() {}

    /** Writes one element of a list. */
    interface Writer<T> {
        void write(T element) throws IOException;
    }

    /** Reads one element of a list. */
    interface Reader<T> {
        T read() throws IOException;
    }

    static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static <T> void writeList(DataOutputStream out, List<T> list, Writer<T> writer) throws IOException {
        out.writeInt(list.size());
        for (T element : list) {
            writer.write(element);
        }
    }

    static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(reader.read());
        }
        return list;
    }

    static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        writeList(out, texts, text -> writeText(out, text));
    }

    static List<String> readTexts(DataInputStream in) throws IOException {
        return readList(in, () -> readText(in));
    }

    static void writeMap(DataOutputStream out, Map<String, String> map) throws IOException {
        writeList(out, List.copyOf(map.entrySet()), entry -> {
            writeText(out, entry.getKey());
            writeText(out, entry.getValue());
        });
    }

    static Map<String, String> readMap(DataInputStream in) throws IOException {
        int size = in.readInt();
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(readText(in), readText(in));
        }
        return map;
    }
}
