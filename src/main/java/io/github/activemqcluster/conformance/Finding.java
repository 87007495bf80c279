package io.github.activemqcluster.conformance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A mistake in a file.
 *
 * @param line 1 and up; 0 if the line is not known
 * @param text the reason in the words of the parser or of the broker, on one line, without a full stop
 */
record Finding(int line, String text) {

    void write(DataOutputStream out) throws IOException {
        out.writeInt(line);
        LongText.writeText(out, text);
    }

    static Finding read(DataInputStream in) throws IOException {
        return new Finding(in.readInt(), LongText.readText(in));
    }
}
