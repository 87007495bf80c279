package io.github.activemqcluster.drill;

import io.github.activemqcluster.cluster.Instance;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is busy during a rehearsal: a producer and a consumer for each client and group, and for each broker somebody who tries
 * to send to it and no other, so that it shows if two of a group take messages.
 */
final class Company implements AutoCloseable {

    private static final int CALM_MESSAGES = 5;

    /** Enough for everybody to have sent something. */
    private static final Duration CALM = Duration.ofMillis(1_500);

    private final Stage stage;
    private final Map<String, Access> queues = new LinkedHashMap<>();
    private final Map<String, Access> probed = new LinkedHashMap<>();
    private final List<Party> senders = new ArrayList<>();
    private final List<Party> receivers = new ArrayList<>();

    private Company(Stage stage) {
        this.stage = stage;
    }

    /**
     * Starts them, and returns once all of the clients have sent some messages.
     *
     * @throws MachineException where they cannot, or the group has two masters although nothing was done to it
     */
    static Company busy(Stage stage, String rehearsal, Map<String, Subject> subjects) throws MachineException {
        int begin = stage.history().size();
        Company company = new Company(stage);
        for (Access access : stage.clients().accesses()) {
            String queue = stage.clients().queue(rehearsal + "." + access.client() + "." + access.group());
            company.queues.put(queue, access);
            subjects.put(queue, Subject.client(access));
            company.senders.add(stage.clients().sender(access, queue, -1));
        }
        Set<String> groups = new LinkedHashSet<>();
        stage.clients().accesses().forEach(access -> groups.add(access.group()));
        for (String group : groups) {
            String queue = stage.clients().queue(rehearsal + ".probe." + group);
            company.probed.put(queue, stage.clients().access(group));
            subjects.put(queue, Subject.other("each broker of " + group));
            for (Instance broker : stage.cluster().of(group)) {
                stage.clients().probe(broker, queue).ifPresent(company.senders::add);
            }
        }
        company.senders.forEach(Party::start);
        company.consumersReturn();
        try {
            stage.awaitProgress(
                    company.queues.keySet(), CALM_MESSAGES, () -> "messages before any fault" + company.trouble());
            if (stage.holds(
                    CALM, () -> !TwoMasters.in(stage.history().from(begin)).isEmpty())) {
                throw new MachineException("Nothing had been done to any instance yet.");
            }
            return company;
        } catch (MachineException e) {
            company.close();
            throw e;
        }
    }

    private String trouble() {
        return senders.stream()
                .flatMap(sender -> sender.trouble().stream())
                .findFirst()
                .map(trouble -> " (" + trouble + ")")
                .orElse("");
    }

    /** Nobody consumes from now on, so that what is acknowledged is in a store, and nowhere else. */
    void consumersLeave() throws MachineException {
        close(receivers);
    }

    /** Each client's queue has a consumer again. */
    void consumersReturn() {
        queues.forEach((queue, access) -> receivers.add(stage.clients().receiver(access, queue)));
        receivers.forEach(Party::start);
    }

    /** The clients' queues. */
    Set<String> queues() {
        return queues.keySet();
    }

    /** Those of one group. */
    List<String> queues(Group group) {
        return queues.entrySet().stream()
                .filter(entry -> entry.getValue().group().equals(group.id()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Waits until every client has sent some more. */
    void awaitProgress(String whose) throws MachineException {
        stage.awaitProgress(queues.keySet(), CALM_MESSAGES, () -> whose);
    }

    /** Nobody sends any more, and all that was sent is consumed. */
    void finish() throws MachineException {
        close(senders);
        close(receivers);
        Map<String, List<Access>> all = new LinkedHashMap<>();
        queues.forEach((queue, access) -> all.put(queue, List.of(access)));
        probed.forEach((queue, access) -> all.put(queue, List.of(access)));
        new Queues(stage).drain(all);
    }

    @Override
    public void close() throws MachineException {
        close(senders);
        close(receivers);
    }

    private static void close(List<Party> parties) throws MachineException {
        parties.forEach(Party::end);
        for (Party party : parties) {
            party.close();
        }
        parties.clear();
    }
}
