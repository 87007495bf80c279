package io.github.activemqcluster.distribution;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.activemqcluster.release.BundledJars;
import io.github.activemqcluster.release.Release;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jars of a home, as a CycloneDX bill of materials (1.6, JSON) in the home. Tools that look for known
 * vulnerabilities read it, and so does {@code check}. The same home gives the same text: the bill has no time, and its
 * serial number comes from its content.
 */
public final class BillOfMaterials {

    /** The bill's name in the home; tools know the bill by that name. */
    public static final String NAME = "bom.json";

    private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private final List<Jar> jars;

    /**
     * A jar.
     *
     * @param group the group ID; empty if it is unknown
     * @param path its path in the home, with slashes
     */
    public record Jar(String group, String name, String version, String path) {

        private String purl() {
            String coordinates = encoded(name) + (version.isEmpty() ? "" : "@" + encoded(version));
            return group.isEmpty()
                    ? "pkg:generic/" + coordinates
                    : "pkg:maven/" + encoded(group) + "/" + coordinates + "?type=jar";
        }

        private static String encoded(String text) {
            StringBuilder encoded = new StringBuilder();
            for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
                char character = (char) (octet & 0xff);
                if (character < 128 && (Character.isLetterOrDigit(character) || "._-".indexOf(character) >= 0)) {
                    encoded.append(character);
                } else {
                    encoded.append(String.format("%%%02X", (int) character));
                }
            }
            return encoded.toString();
        }
    }

    private BillOfMaterials(List<Jar> jars) {
        this.jars = List.copyOf(jars);
    }

    public List<Jar> jars() {
        return jars;
    }

    /** Reads the jars in a home and writes the bill into it. */
    static void record(Path home, Release release, BundledJars known) throws IOException {
        List<Jar> jars = new ArrayList<>();
        try (Stream<Path> tree = Files.walk(home)) {
            for (Path file : tree.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(jar(home.relativize(file).toString().replace('\\', '/'), file, known));
            }
        }
        String body = text(home, release, jars, "");
        String serial = "urn:uuid:" + UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
        Files.writeString(home.resolve(NAME), text(home, release, jars, serial));
    }

    /**
     * A jar's own POM identifies the jar. If the jar has none, or only the POMs of other jars inside it, its name does.
     */
    private static Jar jar(String path, Path file, BundledJars known) throws IOException {
        String fileName = file.getFileName().toString();
        Matcher form = JAR.matcher(fileName);
        String name = form.matches() ? form.group(1) : fileName.substring(0, fileName.length() - ".jar".length());
        String version = form.matches() ? form.group(2) : "";
        for (Properties pom : poms(file)) {
            String artifact = pom.getProperty("artifactId", "");
            if (!artifact.isEmpty() && fileName.startsWith(artifact) && pom.getProperty("groupId") != null) {
                return new Jar(pom.getProperty("groupId"), artifact, pom.getProperty("version", version), path);
            }
        }
        return new Jar(known.group(name).orElse(""), name, version, path);
    }

    private static List<Properties> poms(Path file) throws IOException {
        List<Properties> poms = new ArrayList<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (POM.matcher(entry.getName()).matches()) {
                    Properties pom = new Properties();
                    try (InputStream in = zip.getInputStream(entry)) {
                        pom.load(in);
                    }
                    poms.add(pom);
                }
            }
        } catch (ZipException e) {
            // The file has the name of a jar, but is none: only its name is left.
            return List.of();
        }
        return poms;
    }

    private static String text(Path home, Release release, List<Jar> jars, String serial) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject()
                    .name("bomFormat")
                    .value("CycloneDX")
                    .name("specVersion")
                    .value("1.6");
            if (!serial.isEmpty()) {
                json.name("serialNumber").value(serial);
            }
            json.name("version").value(1);
            json.name("metadata").beginObject().name("component").beginObject();
            json.name("type").value("application").name("bom-ref").value("home");
            json.name("name").value(release.product());
            json.name("version").value(release.version().toString());
            json.endObject().endObject();
            json.name("components").beginArray();
            for (Jar jar : jars) {
                component(json, jar, FileHash.of(home.resolve(jar.path()), "SHA-256"));
            }
            json.endArray().endObject();
        }
        return text + "\n";
    }

    private static void component(JsonWriter json, Jar jar, String sha256) throws IOException {
        json.beginObject().name("type").value("library").name("bom-ref").value(jar.path());
        if (!jar.group().isEmpty()) {
            json.name("group").value(jar.group());
        }
        json.name("name").value(jar.name()).name("version").value(jar.version());
        json.name("hashes").beginArray().beginObject();
        json.name("alg").value("SHA-256").name("content").value(sha256);
        json.endObject().endArray();
        json.name("purl").value(jar.purl());
        json.name("evidence").beginObject().name("occurrences").beginArray().beginObject();
        json.name("location").value(jar.path());
        json.endObject().endArray().endObject();
        json.endObject();
    }

    /** The bill of a home; empty if it has no readable bill. */
    public static Optional<BillOfMaterials> read(Path home) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(home.resolve(NAME));
                JsonReader json = new JsonReader(reader)) {
            List<Jar> jars = new ArrayList<>();
            json.beginObject();
            while (json.hasNext()) {
                if (json.nextName().equals("components")) {
                    json.beginArray();
                    while (json.hasNext()) {
                        jars.add(jar(json));
                    }
                    json.endArray();
                } else {
                    json.skipValue();
                }
            }
            return Optional.of(new BillOfMaterials(jars));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("it is no bill of materials", e);
        }
    }

    private static Jar jar(JsonReader json) throws IOException {
        String group = "";
        String name = "";
        String version = "";
        String path = "";
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (json.peek() != JsonToken.STRING) {
                json.skipValue();
                continue;
            }
            String value = json.nextString();
            switch (key) {
                case "group" -> group = value;
                case "name" -> name = value;
                case "version" -> version = value;
                case "bom-ref" -> path = value;
                default -> {
                    // For other tools.
                }
            }
        }
        json.endObject();
        return new Jar(group, name, version, path);
    }
}
