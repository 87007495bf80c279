package io.github.activemqcluster.goal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Passwords of 144 random bits, of letters, digits, {@code -} and {@code _} only, so that no file has to escape them.
 */
final class RandomSecrets implements Supplier<String> {

    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
