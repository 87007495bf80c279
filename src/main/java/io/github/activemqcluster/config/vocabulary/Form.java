package io.github.activemqcluster.config.vocabulary;

import io.github.activemqcluster.problem.Misfit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of a text. The regular expressions use only the syntax that Java and XML Schema share, since the published
 * schema contains them too.
 */
public enum Form {
    /** The text after {@code -Xmx}. */
    HEAP("[1-9][0-9]{0,9}[kKmMgG]?", "an amount of memory as the JVM takes it, such as 512m or 2g"),
    /** A size, as ActiveMQ's {@code XBeanByteConverterUtil} reads it. */
    BYTES("[0-9]{1,15} *([kKmMgG][bB]?|[bB])?", "an amount of bytes as ActiveMQ takes it, such as 64 mb or 1 gb"),
    /** Maven coordinates. Each part becomes a part of a file name. */
    COORDINATES(
            "[A-Za-z0-9_.\\-]+:[A-Za-z0-9_.\\-]+:[A-Za-z0-9_.+\\-]+(:[A-Za-z0-9_.\\-]+){0,2}",
            "Maven coordinates, groupId:artifactId:version, such as org.postgresql:postgresql:42.7.7"),
    /** A user's name. It is also the key of a line in a properties file. */
    LOGIN("[A-Za-z0-9][A-Za-z0-9._@+\\-]{0,63}", "a name of letters, digits and ._@+-"),
    /** An address that a server can listen on: a host name, or an IP address of either version. */
    ADDRESS("[A-Za-z0-9:][A-Za-z0-9.:\\-]{0,252}", "an IP address or the name of a host"),
    /** A checksum. */
    SHA_512("[0-9A-Fa-f]{128}", "the 128 hexadecimal digits of a SHA-512 sum, without a file's name"),
    /** The scheme of a URI (RFC 3986), in lower case. */
    SCHEME("[a-z][a-z0-9+.\\-]*", "the scheme of a URI, such as tcp, nio or ssl");

    private final Pattern pattern;
    private final String description;

    Form(String expression, String description) {
        this.pattern = Pattern.compile(expression);
        this.description = description;
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    /** The character of a text that does not fit; empty if the fault is not a single character. */
    public Optional<String> misfit(String text) {
        return Misfit.in(text, pattern);
    }

    /** The regular expression. */
    String expression() {
        return pattern.pattern();
    }

    /** A description of the form, to follow the word "Give". */
    public String description() {
        return description;
    }
}
