package io.github.activemqcluster.render;

import io.github.activemqcluster.topology.Authority;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes ActiveMQ's URIs.
 *
 * <p>A {@code %} of an option is encoded once. ActiveMQ decodes the options of a composite URI ({@code failover:(…)?…})
 * once. It decodes those of any other URI twice: {@code URISupport.parseParameters} decodes a text that {@code
 * URI.getQuery} has decoded already. But those other URIs stand in {@code activemq.xml}, and Spring's {@code URIEditor}
 * quotes each {@code %} before the broker has it. If a composite URI stands there too, its options can only be
 * {@linkplain #isPlain plain}.
 */
final class Uris {

    private static final String UNRESERVED = "-._~:/@!$'*,;";

    private Uris() {}

    /** {@code tcp://127.0.0.1:61616?wireFormat.maxFrameSize=1048576} */
    static String simple(String scheme, String address, int port, Map<String, String> options) {
        return new Authority(address, port).uri(scheme) + query(options);
    }

    /** {@code static:(tcp://a:61616,tcp://b:61616)?maxReconnectAttempts=0} */
    static String composite(String scheme, List<String> members, Map<String, String> options) {
        return scheme + ":(" + String.join(",", members) + ")" + query(options);
    }

    /** Whether a text stays the same when it is encoded. */
    static boolean isPlain(String text) {
        return encoded(text).equals(text);
    }

    private static String query(Map<String, String> options) {
        if (options.isEmpty()) {
            return "";
        }
        return options.entrySet().stream()
                .map(option -> encoded(option.getKey()) + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (part & 0xff);
            if (character < 0x80 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", (int) character));
            }
        }
        return encoded.toString();
    }
}
