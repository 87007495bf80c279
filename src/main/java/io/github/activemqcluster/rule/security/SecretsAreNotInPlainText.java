package io.github.activemqcluster.rule.security;

import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.topology.Secret;
import io.github.activemqcluster.topology.Topology;
import java.util.function.Predicate;

/** {@code secrets-not-in-plain-text}: no password stands in the text that declares the topology. */
public final class SecretsAreNotInPlainText implements Rule {

    private final Predicate<String> isWritten;

    /**
     * @param isWritten whether a value stands in plain text where the topology is declared; asked only if there is a
     *     secret
     */
    public SecretsAreNotInPlainText(Predicate<String> isWritten) {
        this.isWritten = isWritten;
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
