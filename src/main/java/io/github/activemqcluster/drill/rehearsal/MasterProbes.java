package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.client.ClientAccess;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Clients;
import io.github.activemqcluster.drill.client.Receiver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Senders that each try one broker only. Their acknowledgements show which brokers are master, and so whether two
 * brokers of a group are master at once.
 */
final class MasterProbes {

    private final Clients clients;
    private final Map<String, ClientAccess> queues = new LinkedHashMap<>();
    private final List<ClientWorker> senders = new ArrayList<>();

    private MasterProbes(Clients clients) {
        this.clients = clients;
    }

    /**
     * Makes a probe for each broker of each group that clients use.
     *
     * @param owners gets the queues of the probes, one for each group
     */
    static MasterProbes of(RehearsalContext context, String rehearsal, Map<String, TrafficOwner> owners) {
        MasterProbes probes = new MasterProbes(context.clients());
        List<String> groups = context.clients().accesses().stream()
                .map(ClientAccess::group)
                .distinct()
                .toList();
        for (String group : groups) {
            String queue = context.clients().queue(rehearsal + ".probe." + group);
            probes.queues.put(queue, context.clients().access(group));
            owners.put(queue, TrafficOwner.group(group, "each broker of " + group));
            for (Instance broker : context.cluster().of(group)) {
                context.clients().probe(broker, queue).ifPresent(probes.senders::add);
            }
        }
        return probes;
    }

    /** All probes. */
    List<ClientWorker> senders() {
        return List.copyOf(senders);
    }

    /** Receivers that drain the queues of the probes. */
    Map<String, List<Receiver>> drainers() {
        Map<String, List<Receiver>> drainers = new LinkedHashMap<>();
        queues.forEach((queue, access) -> drainers.put(queue, List.of(clients.receiver(access, queue))));
        return drainers;
    }
}
