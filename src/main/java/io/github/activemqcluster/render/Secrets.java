package io.github.activemqcluster.render;

import io.github.activemqcluster.render.BrokerModel.SecretAttribute;
import io.github.activemqcluster.render.BrokerModel.SecretModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values that not every reader of {@code activemq.xml} may see. Their keys are safe in a properties file and in an
 * expression.
 */
final class Secrets {

    private final List<SecretModel> all = new ArrayList<>();

    /** Keeps a secret, and returns its key. */
    String add(String kind, String value) {
        String key = kind + "." + all.size();
        all.add(new SecretModel(key, value));
        return key;
    }

    Optional<SecretAttribute> attribute(String name, Optional<String> value) {
        return value.map(given -> new SecretAttribute(name, add(name, given)));
    }

    List<SecretModel> all() {
        return List.copyOf(all);
    }
}
