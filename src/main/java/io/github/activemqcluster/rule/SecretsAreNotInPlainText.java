package io.github.activemqcluster.rule;

import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Topology;
import java.util.function.Predicate;

/** {@code secrets-not-in-plain-text}: no password is written where the topology is. */
final class SecretsAreNotInPlainText implements Rule {

    private final Predicate<String> isWritten;

    /**
     * @param isWritten whether a value stands, as it is, in what declares the topology; asked only where there is a
     *     secret
     */
    SecretsAreNotInPlainText(Predicate<String> isWritten) {
        this.isWritten = isWritten;
    }

    @Override
    public String id() {
        return "secrets-not-in-plain-text";
    }

    @Override
    public void check(Topology topology, Findings findings) {
        for (Secret secret : Secret.of(topology)) {
            if (isWritten.test(secret.value())) {
                findings.warning(
                        secret.where(),
                        "is written in plain text, for everybody to read who can read the project and its history",
                        "Write an expression such as ${env.BROKER_PASSWORD}, or a property of a profile in"
                                + " settings.xml.");
            }
        }
    }
}
