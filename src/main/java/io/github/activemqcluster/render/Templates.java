package io.github.activemqcluster.render;

import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateConfigurationFactory;
import freemarker.core.InvalidReferenceException;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.core.XMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import io.github.activemqcluster.place.Location;
import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.InputLimits;
import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.problem.Problem;
import io.github.activemqcluster.problem.Spelling;
import io.github.activemqcluster.problem.TopologyException;
import io.github.activemqcluster.release.Release;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The templates, ours and the user's, in one FreeMarker configuration.
 *
 * <p>Tags are {@code [#if …]}, interpolations {@code [=name]}, so that {@code ${…}} is left to the broker. Every
 * interpolation is escaped for its file. The template's name decides how: {@code *.xml.ftl} as XML, {@code
 * *.properties.ftl} and {@code *.cfg.ftl} as properties, {@code *.ps1.ftl} as PowerShell, {@code *.cmd.ftl} as a
 * Windows batch file, and everything else as a POSIX shell's word.
 *
 * <p>A file of the user's with the same relative name replaces one of ours. A file without a counterpart is refused: it
 * would never be used, and is most likely misspelt.
 */
final class Templates {

    private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

    private static final String SUFFIX = ".ftl";

    /** Every header has this tag. In many scripts it is the only tag. */
    private static final String GENERATOR = "[=generator?no_esc]";

    private final Configuration configuration;
    private final TemplateTexts texts;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();
    private final ModelWrapper wrapper = new ModelWrapper();
    private final String generator;
    private final Optional<Path> directory;

    private Templates(TemplateTexts texts, String generator, Optional<Path> directory) {
        this.texts = texts;
        this.generator = generator;
        this.directory = directory;
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(texts);
        configuration.setObjectWrapper(wrapper);
        // Templates do not change while they are used. So they need not be looked for again, and are never dropped.
        configuration.setCacheStorage(new StrongCacheStorage());
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        configuration.setLocalizedLookup(false);
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        configuration.setLocale(Locale.ROOT);
        configuration.setNumberFormat("computer");
        configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
        configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
        configuration.setRecognizeStandardFileExtensions(false);
        configuration.setTemplateConfigurations(outputFormats());
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        // A template is filled in, not run: it can reach no class and no method.
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
    }

    /**
     * The templates that one rendering uses.
     *
     * @throws TopologyException if the name of a user's file is not that of a template, or the file cannot be read
     */
    static Templates load(RenderSettings settings) throws TopologyException {
        Map<String, String> users = new HashMap<>();
        Optional<Path> directory = settings.templateDirectory().filter(Files::isDirectory);
        if (directory.isPresent()) {
            List<Problem> problems = new ArrayList<>();
            for (Path file : files(directory.get())) {
                String name = nameOf(directory.get(), file);
                if (Blueprint.TEMPLATES.contains(name)) {
                    users.put(name, read(file));
                } else {
                    problems.add(new Problem(
                            Level.ERROR,
                            "vocabulary",
                            Place.of("templateDirectory"),
                            "there is no template '" + name + "' that " + file + " could replace",
                            nearest(name)
                                    .map(template -> "Did you mean '" + template + "'?")
                                    .orElse("Give it the path of a built-in template, such as"
                                            + " 'activemq/conf/activemq.xml.ftl', or move it out of the template"
                                            + " directory.")));
                }
            }
            if (!problems.isEmpty()) {
                throw failure(problems);
            }
        }
        return new Templates(
                new TemplateTexts(users),
                // The text stands in comments, in which nothing is escaped.
                settings.generator().replaceAll("-{2,}|\\p{Cntrl}", "-"),
                directory);
    }

    /** Parses each template, so that the first rendering need not. */
    void parseAll() {
        for (String template : Blueprint.TEMPLATES) {
            try {
                template(template);
            } catch (IOException e) {
                LOG.debug("told when {} is used", template, e);
            }
        }
    }

    private Template template(String name) throws IOException {
        Template known = templates.get(name);
        if (known != null) {
            return known;
        }
        Template template = constant(name)
                .map(text -> Template.getPlainTextTemplate(name, name, text, configuration))
                .orElse(null);
        if (template == null) {
            template = configuration.getTemplate(name);
        }
        templates.put(name, template);
        return template;
    }

    /**
     * The text of a template with no other interpolation than the generator's name. Most of the text is in scripts of
     * that kind, and FreeMarker takes every text apart word by word.
     */
    private Optional<String> constant(String name) throws IOException {
        String text = texts.of(name);
        return hasTag(text.replace(GENERATOR, "")) ? Optional.empty() : Optional.of(text.replace(GENERATOR, generator));
    }

    private static boolean hasTag(String text) {
        for (int bracket = text.indexOf('['); bracket >= 0; bracket = text.indexOf('[', bracket + 1)) {
            if (bracket + 1 < text.length() && "#=@/".indexOf(text.charAt(bracket + 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Fills a template in.
     *
     * @param template its name below the templates' root
     * @param model the model that the template sees, besides the facts about the release
     * @throws TopologyException if the template, most likely the user's, is wrong; the message says which and where
     */
    String render(String template, Record model, Optional<Release> release) throws TopologyException {
        StringWriter text = new StringWriter();
        try {
            template(template).process(wrapper.root(model, generator, release), text);
        } catch (InvalidReferenceException e) {
            throw wrong(
                    e.getTemplateSourceName(),
                    e.getLineNumber(),
                    e.getColumnNumber(),
                    "'" + e.getBlamedExpressionString() + "' is missing");
        } catch (TemplateException e) {
            throw wrong(
                    e.getTemplateSourceName(),
                    e.getLineNumber(),
                    e.getColumnNumber(),
                    firstLine(e.getMessageWithoutStackTop()));
        } catch (ParseException e) {
            throw wrong(e.getTemplateName(), e.getLineNumber(), e.getColumnNumber(), firstLine(e.getEditorMessage()));
        } catch (IOException e) {
            throw wrong(template, null, null, firstLine(String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            // FreeMarker reads an expression in brackets by calling itself, and has no limit of its own.
            throw wrong(template, null, null, "its tags or expressions are nested too deep");
        }
        return text.toString();
    }

    /** @param line the line, and the column after it; null if they are not known */
    private TopologyException wrong(String template, Integer line, Integer column, String what) {
        Optional<Path> users = directory.map(path -> path.resolve(template)).filter(Files::exists);
        String where = users.map(Path::toString).orElse(template) + (line == null ? "" : ", line " + line);
        return failure(List.of(new Problem(
                Level.ERROR,
                "vocabulary",
                Place.of("templateDirectory"),
                where + ": " + what,
                users.isPresent()
                        ? "Mend your template, or delete it to use the built-in one."
                        : "This is a template of the plugin's own: please report it.",
                users.filter(file -> line != null && line > 0)
                        .map(file -> new Location(file, line, column == null ? 0 : Math.max(0, column))))));
    }

    private static TopologyException failure(List<Problem> problems) {
        return new TopologyException(
                "The templates cannot be used, for the reasons listed above; nothing was written.", problems);
    }

    private static TemplateConfigurationFactory outputFormats() {
        FirstMatchTemplateConfigurationFactory formats = new FirstMatchTemplateConfigurationFactory(
                format("activemq.xml" + SUFFIX, new SyntaxOutputFormat(Syntax.XBEAN)),
                format("spring.xml" + SUFFIX, new SyntaxOutputFormat(Syntax.SPRING)),
                format("*.xml" + SUFFIX, XMLOutputFormat.INSTANCE),
                format("*.properties" + SUFFIX, new SyntaxOutputFormat(Syntax.PROPERTIES)),
                format("jmx.*" + SUFFIX, new SyntaxOutputFormat(Syntax.PROPERTIES)),
                format("*.cfg" + SUFFIX, new SyntaxOutputFormat(Syntax.PROPERTIES)),
                format("*.ps1" + SUFFIX, new SyntaxOutputFormat(Syntax.POWERSHELL)),
                format("*.cmd" + SUFFIX, new SyntaxOutputFormat(Syntax.BATCH)),
                format("*", new SyntaxOutputFormat(Syntax.SHELL)));
        formats.setAllowNoMatch(true);
        return formats;
    }

    private static TemplateConfigurationFactory format(String names, OutputFormat format) {
        TemplateConfiguration configuration = new TemplateConfiguration();
        configuration.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher(names), configuration);
    }

    private static List<Path> files(Path directory) throws TopologyException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(Files::isRegularFile)
                    // File managers and editors leave such files behind.
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(file -> nameOf(directory, file)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory, e);
        }
    }

    private static String nameOf(Path directory, Path file) {
        return directory
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
    }

    private static String read(Path file) throws TopologyException {
        try {
            return InputLimits.text(file);
        } catch (InputLimits.TooLarge e) {
            throw failure(List.of(new Problem(
                    Level.ERROR,
                    "vocabulary",
                    Place.of("templateDirectory"),
                    file + " " + e.getMessage(),
                    "No template needs that. Move it out of the template directory.")));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static TopologyException unreadable(Path path, Exception cause) {
        return failure(List.of(new Problem(
                Level.ERROR,
                "vocabulary",
                Place.of("templateDirectory"),
                path + " cannot be read as UTF-8 text (" + cause.getClass().getSimpleName() + ")",
                "Make it readable, or move it out of the template directory.")));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("").replaceAll("[.:]\\s*$", "");
    }

    /** The template that a name was probably meant to be: one with a similar name, or one in another folder. */
    private static Optional<String> nearest(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return Spelling.nearest(name, Blueprint.TEMPLATES).or(() -> Blueprint.TEMPLATES.stream()
                .filter(template -> template.endsWith("/" + file))
                .findFirst());
    }
}
