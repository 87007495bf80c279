package io.github.activemqcluster.render;

import freemarker.cache.TemplateLoader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The texts of the templates: the user's text if there is one, otherwise ours, from the plugin's jar. */
final class TemplateTexts implements TemplateLoader {

    private static final String ROOT = "/activemq-cluster/templates/";

    private final Map<String, String> users;

    TemplateTexts(Map<String, String> users) {
        this.users = Map.copyOf(users);
    }

    /**
     * The text of a template.
     *
     * @throws FileNotFoundException if there is no such template
     */
    String of(String name) throws IOException {
        String text = users.get(name);
        if (text != null) {
            return text;
        }
        try (InputStream stream = TemplateTexts.class.getResourceAsStream(ROOT + name)) {
            if (stream == null) {
                throw new FileNotFoundException("there is no template '" + name + "'");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Returns the name itself, since the name finds the text. */
    @Override
    public Object findTemplateSource(String name) {
        return users.containsKey(name) || TemplateTexts.class.getResource(ROOT + name) != null ? name : null;
    }

    @Override
    public long getLastModified(Object source) {
        return -1;
    }

    @Override
    public Reader getReader(Object source, String encoding) throws IOException {
        return new StringReader(of((String) source));
    }

    @Override
    public void closeTemplateSource(Object source) {
        // There is no open file to close.
    }
}
