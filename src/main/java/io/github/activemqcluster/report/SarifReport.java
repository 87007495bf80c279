package io.github.activemqcluster.report;

import com.google.gson.stream.JsonWriter;
import io.github.activemqcluster.place.Location;
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

/**
 * The problems in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS). Code hosts show them beside
 * the lines of a change.
 */
final class SarifReport {

    private static final String TOOL = "activemq-cluster-maven-plugin";
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Path declared;
    private final Path baseDirectory;
    private final String version;
    private final List<RuleCatalogue.Entry> rules;

    /**
     * @param declared the file that declares the topology; a problem without a place of its own is shown there
     * @param baseDirectory the directory to which the names of files in the report are relative
     * @param version the plugin's version
     * @param rules the rules that were checked
     */
    SarifReport(Path declared, Path baseDirectory, String version, List<RuleCatalogue.Entry> rules) {
        this.rules = List.copyOf(rules);
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
        for (RuleCatalogue.Entry rule : rules) {
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
        Path file = problem.at().map(Location::file).orElse(declared);
        json.name("artifactLocation").beginObject().name("uri").value(uri(file)).endObject();
        if (problem.at().isPresent()) {
            region(problem.at().get(), json);
        }
        json.endObject();
        json.name("logicalLocations").beginArray().beginObject();
        json.name("fullyQualifiedName").value(problem.where().toString());
        json.endObject().endArray();
        json.endObject().endArray().endObject();
    }

    private static void region(Location location, JsonWriter json) throws IOException {
        json.name("region").beginObject().name("startLine").value(location.line());
        if (location.column() > 0) {
            json.name("startColumn").value(location.column());
        }
        json.endObject();
    }

    private static void text(String name, String text, JsonWriter json) throws IOException {
        json.name(name).beginObject().name("text").value(text).endObject();
    }

    private static String level(Level level) {
        return level == Level.ERROR ? "error" : "warning";
    }

    /** A relative path if the file is in the project, as code hosts want it. Otherwise the whole path. */
    private String uri(Path file) {
        Path shown = Location.relative(file, baseDirectory);
        if (shown.isAbsolute()) {
            return shown.toUri().toString();
        }
        String relative = shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
        try {
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path that cannot be quoted: " + relative, e);
        }
    }
}
