package io.github.activemqcluster.conformance;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What the probe is to look at.
 *
 * @param jars the home's, in the order in which its broker has them
 * @param schemaJar the one of them that has {@code activemq.xsd} at its root
 * @param files the configurations, each with what is to be read from the broker that it gives
 */
record ProbeRequest(List<String> jars, String schemaJar, List<Configuration> files) {

    /**
     * An {@code activemq.xml}.
     *
     * @param path where it will be, absolute
     * @param neighbours the other files of its folder that will be there, by absolute path
     * @param systemProperties those that the instance's script sets
     * @param questions paths through the broker, in the notation of {@code PropertyPath}
     */
    record Configuration(
            String path,
            String xml,
            Map<String, String> neighbours,
            Map<String, String> systemProperties,
            List<List<String>> questions) {}

    void write(DataOutputStream out) throws IOException {
        Wire.writeTexts(out, jars);
        Wire.writeText(out, schemaJar);
        Wire.writeList(out, files, file -> {
            Wire.writeText(out, file.path());
            Wire.writeText(out, file.xml());
            Wire.writeMap(out, file.neighbours());
            Wire.writeMap(out, file.systemProperties());
            Wire.writeList(out, file.questions(), question -> Wire.writeTexts(out, question));
        });
    }

    static ProbeRequest read(DataInputStream in) throws IOException {
        return new ProbeRequest(
                Wire.readTexts(in),
                Wire.readText(in),
                Wire.readList(
                        in,
                        () -> new Configuration(
                                Wire.readText(in),
                                Wire.readText(in),
                                Wire.readMap(in),
                                Wire.readMap(in),
                                Wire.readList(in, () -> Wire.readTexts(in)))));
    }
}
