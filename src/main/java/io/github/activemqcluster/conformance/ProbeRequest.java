package io.github.activemqcluster.conformance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The request to the probe.
 *
 * @param jars the home's jars, in the order in which its broker has them
 * @param schemaJar the one of them that has {@code activemq.xsd} at its root
 * @param files the configurations, each with its questions about the broker that comes of it
 */
record ProbeRequest(List<String> jars, String schemaJar, List<Configuration> files) {

    /**
     * An {@code activemq.xml}.
     *
     * @param path the absolute path that the file will have
     * @param neighbours the other files of its folder that will be there, by absolute path
     * @param systemProperties the properties that the instance's script sets
     * @param questions paths through the broker, in the notation of {@code PropertyPath}
     */
    record Configuration(
            String path,
            String xml,
            Map<String, String> neighbours,
            Map<String, String> systemProperties,
            List<List<String>> questions) {}

    void write(DataOutputStream out) throws IOException {
        LongText.writeTexts(out, jars);
        LongText.writeText(out, schemaJar);
        LongText.writeList(out, files, file -> {
            LongText.writeText(out, file.path());
            LongText.writeText(out, file.xml());
            LongText.writeMap(out, file.neighbours());
            LongText.writeMap(out, file.systemProperties());
            LongText.writeList(out, file.questions(), question -> LongText.writeTexts(out, question));
        });
    }

    static ProbeRequest read(DataInputStream in) throws IOException {
        return new ProbeRequest(
                LongText.readTexts(in),
                LongText.readText(in),
                LongText.readList(
                        in,
                        () -> new Configuration(
                                LongText.readText(in),
                                LongText.readText(in),
                                LongText.readMap(in),
                                LongText.readMap(in),
                                LongText.readList(in, () -> LongText.readTexts(in)))));
    }
}
