package io.github.activemqcluster.conformance;

import io.github.activemqcluster.topology.Broker;
import io.github.activemqcluster.topology.Group;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A rendered {@code activemq.xml}, and what is asked of its broker.
 *
 * @param path relative to the output directory
 * @param neighbours the other files of its folder, by absolute path
 * @param systemProperties those that the instance's script sets
 */
record BrokerFile(
        Group group,
        Broker broker,
        String path,
        String xml,
        Map<String, String> neighbours,
        Map<String, String> systemProperties,
        List<Asked> asked) {

    /**
     * Everything on which the verdict on it depends, as a hash.
     *
     * @param context what all files have in common: the home, the plugin, the Java
     */
    String key(String context) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, context);
            add(digest, path);
            add(digest, xml);
            add(digest, neighbours);
            add(digest, systemProperties);
            asked.forEach(each -> add(digest, each.toString()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, Map<String, String> map) {
        map.forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
    }

    /** With its length first, so that two texts cannot be taken for others that only join to the same. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
