package io.github.activemqcluster.topology;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address and a port, as in URIs and connect strings: {@code mq1:61616}, {@code [::1]:61616}. Only this class joins
 * the two into one text, since an IPv6 address needs brackets.
 *
 * @param address a host name or an IP address, without brackets
 */
public record Authority(String address, int port) {

    private static final Pattern TEXT = Pattern.compile("(?:\\[([^\\[\\]]+)]|([^:\\[\\]]+))(?::(\\d{1,5}))?");
    private static final int HIGHEST = 65_535;

    public Authority {
        address =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    /**
     * Reads {@code host:port}, or {@code host} alone.
     *
     * @param otherwise the port if the text has none
     * @return empty if the text is neither
     */
    public static Optional<Authority> parse(String text, int otherwise) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String address = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = matcher.group(3) == null ? otherwise : Integer.parseInt(matcher.group(3));
        return port > 0 && port <= HIGHEST ? Optional.of(new Authority(address, port)) : Optional.empty();
    }

    /**
     * Reads several authorities, separated by commas. Leaves out invalid ones.
     *
     * @param otherwise the port of authorities without a port
     */
    public static List<Authority> list(String text, int otherwise) {
        return Stream.of(text.split(",", -1))
                .map(one -> parse(one.strip(), otherwise))
                .flatMap(Optional::stream)
                .toList();
    }

    /** An address in its form before the colon of a port: an IPv6 address in brackets, any other address as it is. */
    public static String bracketed(String address) {
        return address.indexOf(':') >= 0 && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    /** {@code tcp://mq1:61616} */
    public String uri(String scheme) {
        return scheme + "://" + this;
    }

    @Override
    public String toString() {
        return bracketed(address) + ":" + port;
    }
}
