package io.github.activemqcluster.conformance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The probe's answer about one file.
 *
 * @param findings why the file is not valid, or gives no broker; empty if all is well
 * @param answers one for each question, in their order; empty if there are findings
 */
record ProbeAnswer(List<Finding> findings, List<Had> answers) {

    /**
     * The value that the broker has in one place.
     *
     * @param present whether the path led to a value; otherwise {@code text} says what was there instead
     */
    record Had(boolean present, String text) {}

    void write(DataOutputStream out) throws IOException {
        LongText.writeList(out, findings, finding -> finding.write(out));
        LongText.writeList(out, answers, had -> {
            out.writeBoolean(had.present());
            LongText.writeText(out, had.text());
        });
    }

    static ProbeAnswer read(DataInputStream in) throws IOException {
        return new ProbeAnswer(
                LongText.readList(in, () -> Finding.read(in)),
                LongText.readList(in, () -> new Had(in.readBoolean(), LongText.readText(in))));
    }
}
