package io.github.activemqcluster.render;

/**
 * The way to write a text so that a file's reader takes it for text, with any characters in it. Plain XML is missing
 * here: FreeMarker has it.
 */
enum Syntax {
    /**
     * An attribute or text of a Spring configuration, in which Spring would evaluate an expression. So the two
     * characters that begin an expression are written as an expression that gives these two characters.
     */
    SPRING("Spring", "application/xml") {
        @Override
        String escape(String text) {
            return text.replace("#{", "#{'#'}{")
                    .replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }
    },

    /**
     * A POSIX shell's single-quoted word, in which no character has a meaning for the shell. Templates write {@code
     * id=[=id]} without quotes, and interpolate neither in comments nor within quotes.
     */
    SHELL("Shell", "text/x-shellscript") {
        @Override
        String escape(String text) {
            return "'" + text.replace("\0", "").replace("'", "'\\''") + "'";
        }
    },

    /**
     * A PowerShell single-quoted string. PowerShell also takes typographic quotes for quotes, so they are doubled too
     * (about_Quoting_Rules).
     */
    POWERSHELL("PowerShell", "text/x-powershell") {
        @Override
        String escape(String text) {
            return "'" + text.replace("\0", "").replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
        }
    },

    /**
     * A Windows batch file's double-quoted word. A double quote and the end of a line cannot be written in such a word,
     * so they are left out. A path or a name has none.
     */
    BATCH("Batch", "text/x-batch") {
        @Override
        String escape(String text) {
            return "\"" + text.replaceAll("[\"\\p{Cntrl}]", "").replace("%", "%%") + "\"";
        }
    },

    /**
     * An attribute of a Spring configuration that XBean reads. XBean takes a value that begins with {@code #} for the
     * name of a bean unless the {@code #} is doubled (XBeanNamespaceHandler.getValue). A name of a bean stays one; an
     * expression does not.
     */
    XBEAN("XBean", "application/xml") {
        @Override
        String escape(String text) {
            return (text.startsWith("#{") || text.startsWith("##") ? "#" : "") + SPRING.escape(text);
        }
    },

    /**
     * The value of a Java properties file, as {@link java.util.Properties#load(java.io.Reader)} reads it; not a key.
     */
    PROPERTIES("Properties", "text/x-java-properties") {
        @Override
        String escape(String text) {
            StringBuilder escaped = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char character = text.charAt(i);
                switch (character) {
                    case '\\' -> escaped.append("\\\\");
                    case '\t' -> escaped.append("\\t");
                    case '\n' -> escaped.append("\\n");
                    case '\r' -> escaped.append("\\r");
                    // Leading blanks would be skipped. Java keeps a trailing blank, but most editors lose it.
                    case ' ' -> escaped.append(i == 0 || i == text.length() - 1 ? "\\ " : " ");
                    // Some readers take the file for ISO 8859-1, others for UTF-8; ASCII is the same in both.
                    default -> {
                        if (character < 0x20 || character > 0x7e) {
                            escaped.append(String.format("\\u%04x", (int) character));
                        } else {
                            escaped.append(character);
                        }
                    }
                }
            }
            return escaped.toString();
        }
    };

    private final String title;
    private final String mimeType;

    Syntax(String title, String mimeType) {
        this.title = title;
        this.mimeType = mimeType;
    }

    abstract String escape(String text);

    String title() {
        return title;
    }

    String mimeType() {
        return mimeType;
    }
}
