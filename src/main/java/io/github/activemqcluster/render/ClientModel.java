package io.github.activemqcluster.render;

import io.github.activemqcluster.topology.Client;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A client as the templates below {@code clients/} see it.
 *
 * @param url the failover URL
 * @param urlWithSettings the same URL with the four settings as {@code jms.…} options, for readers that know only a URL
 */
record ClientModel(
        String id,
        String url,
        String urlWithSettings,
        boolean useAsyncSend,
        boolean alwaysSessionAsync,
        boolean useDedicatedTaskRunner,
        boolean transactedIndividualAck,
        Optional<String> userName,
        Optional<String> password) {

    static ClientModel of(Client client, FailoverUrl url) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("jms.useAsyncSend", String.valueOf(client.useAsyncSend()));
        settings.put("jms.alwaysSessionAsync", String.valueOf(client.alwaysSessionAsync()));
        settings.put("jms.useDedicatedTaskRunner", String.valueOf(client.useDedicatedTaskRunner()));
        settings.put("jms.transactedIndividualAck", String.valueOf(client.transactedIndividualAck()));
        return new ClientModel(
                client.id(),
                url.toString(),
                url.with(settings).toString(),
                client.useAsyncSend(),
                client.alwaysSessionAsync(),
                client.useDedicatedTaskRunner(),
                client.transactedIndividualAck(),
                client.userName(),
                client.password());
    }
}
