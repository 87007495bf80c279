package io.github.activemqcluster.report;

import com.google.gson.stream.JsonWriter;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.rule.RuleCatalogue;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Problems in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS), which code hosts show beside the
 * lines of a change.
 */
final class SarifReport {

    private static final String TOOL = "activemq-cluster-maven-plugin";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Declared declared;
    private final Path baseDirectory;
    private final String version;

    /**
     * @param baseDirectory what the file's name in the report is relative to
     * @param version the plugin's
     */
    SarifReport(Declared declared, Path baseDirectory, String version) {
        this.declared = declared;
        this.baseDirectory = baseDirectory;
        this.version = version;
    }

    String of(List<Problem> problems) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject().name("$schema").value(SCHEMA).name("version").value("2.1.0");
            json.name("runs").beginArray().beginObject();
            tool(json);
            json.name("results").beginArray();
            for (Problem problem : problems) {
                result(problem, json);
            }
            json.endArray().endObject().endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
        return text.append('\n').toString();
    }

    private void tool(JsonWriter json) throws IOException {
        json.name("tool").beginObject().name("driver").beginObject();
        json.name("name").value(TOOL).name("version").value(version);
        json.name("rules").beginArray();
        for (RuleCatalogue.Entry rule : RuleCatalogue.entries()) {
            json.beginObject().name("id").value(rule.id());
            text("shortDescription", rule.demand() + ".", json);
            json.name("defaultConfiguration").beginObject();
            json.name("level").value(level(rule.level())).endObject();
            json.endObject();
        }
        json.endArray().endObject().endObject();
    }

    private void result(Problem problem, JsonWriter json) throws IOException {
        json.beginObject().name("ruleId").value(problem.rule());
        json.name("level").value(level(problem.level()));
        text("message", problem.where() + ": " + problem.what() + ". " + problem.mend(), json);
        json.name("locations").beginArray().beginObject();
        json.name("physicalLocation").beginObject();
        json.name("artifactLocation").beginObject().name("uri").value(uri()).endObject();
        OptionalInt line = declared.line(problem.where().toString());
        if (line.isPresent()) {
            json.name("region").beginObject().name("startLine").value(line.getAsInt());
            json.endObject();
        }
        json.endObject();
        json.name("logicalLocations").beginArray().beginObject();
        json.name("fullyQualifiedName").value(problem.where().toString());
        json.endObject().endArray();
        json.endObject().endArray().endObject();
    }

    private static void text(String name, String text, JsonWriter json) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    private static String level(Level level) {
        return level == Level.ERROR ? "error" : "warning";
    }

    /** Relative where the file is in the project, as code hosts want it; else the whole of it. */
    private String uri() {
        Path base = baseDirectory.toAbsolutePath().normalize();
        Path file = base.resolve(declared.file()).normalize();
        if (!file.startsWith(base)) {
            return file.toUri().toString();
        }
        String relative =
                base.relativize(file).toString().replace(base.getFileSystem().getSeparator(), "/");
        try {
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that cannot be quoted: " + relative, e);
        }
    }
}
