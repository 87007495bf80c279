package io.github.activemqcluster.render;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/**
 * Makes FreeMarker escape every interpolation for the {@link Syntax} of the file, so that no template can forget to.
 */
final class SyntaxOutputFormat extends CommonMarkupOutputFormat<SyntaxOutputFormat.Escaped> {

    private final Syntax syntax;

    SyntaxOutputFormat(Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public String getName() {
        return syntax.title();
    }

    @Override
    public String getMimeType() {
        return syntax.mimeType();
    }

    @Override
    public void output(String text, Writer out) throws IOException {
        out.write(syntax.escape(text));
    }

    @Override
    public String escapePlainText(String text) {
        return syntax.escape(text);
    }

    @Override
    public boolean isLegacyBuiltInBypassed(String builtInName) {
        return false;
    }

    @Override
    protected Escaped newTemplateMarkupOutputModel(String text, String markup) {
        return new Escaped(this, text, markup);
    }

    /** Text that is escaped already, or a piece of the file's own syntax. */
    static final class Escaped extends CommonTemplateMarkupOutputModel<Escaped> {

        private final SyntaxOutputFormat format;

        private Escaped(SyntaxOutputFormat format, String text, String markup) {
            super(text, markup);
            this.format = format;
        }

        @Override
        public SyntaxOutputFormat getOutputFormat() {
            return format;
        }
    }
}
