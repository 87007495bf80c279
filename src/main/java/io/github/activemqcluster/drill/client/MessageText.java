package io.github.activemqcluster.drill.client;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * The text of a message: its id, a blank, and random letters. The checksum tells whether it arrived as it was sent.
 *
 * @param id unique in the history
 * @param text the whole text, with the id
 */
record MessageText(String id, String text) {

    private static final int LETTERS = 200;
    private static final int ALPHABET = 26;

    static MessageText random(String id, Random random) {
        StringBuilder text = new StringBuilder(id).append(' ');
        for (int letter = 0; letter < LETTERS; letter++) {
            text.append((char) ('a' + random.nextInt(ALPHABET)));
        }
        return new MessageText(id, text.toString());
    }

    /** The text of a received message. A message that the drill did not send gets its JMSMessageID as id. */
    static MessageText of(Message message) throws JMSException {
        String text = message instanceof TextMessage given && given.getText() != null ? given.getText() : "";
        int blank = text.indexOf(' ');
        return new MessageText(blank < 0 ? message.getJMSMessageID() : text.substring(0, blank), text);
    }

    String checksum() {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
