package io.github.activemqcluster.drill.rehearsal;

import io.github.activemqcluster.cluster.state.Instance;
import io.github.activemqcluster.drill.client.ClientWorker;
import io.github.activemqcluster.drill.client.Receiver;
import io.github.activemqcluster.drill.client.RouteProbe;
import io.github.activemqcluster.drill.history.Event;
import io.github.activemqcluster.drill.history.History;
import io.github.activemqcluster.problem.MachineException;
import io.github.activemqcluster.topology.Group;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages are sent to a group, its master is killed, and they are consumed through each other group that they have to
 * be able to reach. Those of a group with a single broker are waited for once it is back. Besides queues, in one
 * direction of each group there are a virtual topic, and a durable subscription whose subscriber moves to the other
 * group. Where a client declares what it sends and receives, that is sent and received for it; a subscriber of a topic,
 * which keeps nothing, is there all the time, and gets messages before the master dies and after it.
 */
final class StrandedRehearsal implements Rehearsal {

    /** For what ActiveMQ does not bring: long enough to see if it did. */
    private static final Duration LITTLE = Duration.ofSeconds(3);

    @Override
    public void run(RehearsalContext context, Map<String, TrafficOwner> owners) throws MachineException {
        List<String> rehearsed = context.groups().stream().map(Group::id).toList();
        OtherConsumers others = new OtherConsumers(
                context.topology().groups().stream().map(Group::id).toList(),
                context.rehearsed()::destinations,
                context.clients()::isOwn);
        DeclaredDeliveries declared = new DeclaredDeliveries(
                context.topology(), context.clients(), others, context.clients()::isEmpty, context::note);
        List<Direction> directions = (declared.areThere()
                        ? Direction.ofUndeclared(context.topology())
                        : Direction.of(context.topology()))
                .stream()
                        .filter(direction -> rehearsed.contains(direction.from()) && rehearsed.contains(direction.to()))
                        .toList();
        for (int round = 0; round < context.plan().rounds(); round++) {
            for (Group group : context.groups()) {
                for (List<DeclaredDeliveries.Planned> lot : declared.from(group.id(), owners.size())) {
                    strand(context, group, made(lot), owners);
                }
                for (List<Delivery> lot : undeclared(context, directions, group, owners.size())) {
                    strand(context, group, lot, owners);
                }
            }
        }
        if (owners.isEmpty()) {
            context.note("no group is to be reached through another, so nothing can strand");
        }
    }

    private static List<List<Delivery>> undeclared(
            RehearsalContext context, List<Direction> directions, Group group, int number) {
        List<Direction> from = directions.stream()
                .filter(direction -> direction.from().equals(group.id()))
                .toList();
        return from.isEmpty() ? List.of() : List.of(Delivery.all(context.clients(), from, number));
    }

    private static List<Delivery> made(List<DeclaredDeliveries.Planned> lot) throws MachineException {
        List<Delivery> deliveries = new ArrayList<>();
        for (DeclaredDeliveries.Planned planned : lot) {
            planned.making().make().ifPresent(deliveries::add);
        }
        return deliveries;
    }

    private static void strand(
            RehearsalContext context, Group group, List<Delivery> deliveries, Map<String, TrafficOwner> owners)
            throws MachineException {
        if (deliveries.isEmpty()) {
            return;
        }
        deliveries.forEach(delivery -> owners.put(delivery.queue(), delivery.owner()));
        List<Delivery> staying = deliveries.stream().filter(Delivery::stays).toList();
        ClientWorker.together(staying.stream().map(Delivery::receiver).toList(), listeners -> {
            prepare(context, deliveries);
            open(context, staying, listeners);
            send(context, deliveries);
            // What is on its way to who listens is in no store.
            context.holds(context.plan().arrivalTimeout(), () -> haveArrived(context.history(), staying));
            Instance master =
                    context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
            context.kill(master);
            if (group.brokers().size() > 1) {
                context.cluster().awaitMaster(group.id(), context.plan().readyTimeout());
            } else {
                context.note("group '" + group.id()
                        + "' has a single broker: while it is down, its messages are out of reach,"
                        + " so they were waited for once it was back");
                context.makeWhole();
            }
            if (!staying.isEmpty()) {
                open(context, staying, listeners);
                send(context, staying);
            }
            consume(context, deliveries);
        });
        context.makeWhole();
        Map<String, List<Receiver>> drainers = new LinkedHashMap<>();
        deliveries.forEach(delivery -> drainers.putAll(delivery.drainers()));
        new QueueDrain(context).drain(drainers);
    }

    /**
     * Sees to it that what keeps messages is there, and that the network has heard of the subscribers that will be
     * away.
     */
    private static void prepare(RehearsalContext context, List<Delivery> deliveries) throws MachineException {
        ClientWorker.together(
                deliveries.stream()
                        .flatMap(delivery -> delivery.earlyReceiver().stream())
                        .toList(),
                first -> awaitWorking(context, first));
        List<Delivery> leaving = deliveries.stream()
                .filter(delivery -> delivery.needsRoute() && !delivery.stays())
                .toList();
        ClientWorker.together(
                leaving.stream().map(Delivery::receiver).toList(), subscribers -> open(context, leaving, subscribers));
    }

    private static void awaitWorking(RehearsalContext context, List<? extends ClientWorker> clients)
            throws MachineException {
        for (ClientWorker party : clients) {
            context.await(
                    context.plan().readyTimeout(),
                    party::isWorking,
                    () -> "a subscription before any fault"
                            + party.trouble()
                                    .map(trouble -> " (" + trouble + ")")
                                    .orElse(""));
        }
    }

    /**
     * Waits until a message of each has come to who listens; what does not come through is found out by those that
     * count.
     */
    private static void open(
            RehearsalContext context, List<Delivery> deliveries, List<? extends ClientWorker> listeners)
            throws MachineException {
        awaitWorking(context, listeners);
        History history = context.history();
        Map<String, Integer> before = new LinkedHashMap<>();
        deliveries.forEach(delivery ->
                before.put(RouteProbe.to(delivery.queue()), history.received(RouteProbe.to(delivery.queue()))));
        ClientWorker.together(
                deliveries.stream().map(Delivery::routeProbe).toList(),
                senders -> context.holds(context.plan().arrivalTimeout(), () -> before.entrySet().stream()
                        .allMatch(way -> history.received(way.getKey()) > way.getValue())));
    }

    private static void send(RehearsalContext context, List<Delivery> deliveries) throws MachineException {
        Map<Delivery, Integer> before = new LinkedHashMap<>();
        deliveries.forEach(delivery -> before.put(delivery, context.history().acknowledged(delivery.queue())));
        ClientWorker.together(deliveries.stream().map(Delivery::sender).toList(), senders -> {
            for (Delivery delivery : deliveries) {
                context.await(
                        context.plan().readyTimeout(),
                        () -> context.history().acknowledged(delivery.queue())
                                >= before.get(delivery) + Delivery.MESSAGES,
                        () -> "messages sent to " + delivery.from().group());
            }
        });
    }

    private static void consume(RehearsalContext context, List<Delivery> deliveries) throws MachineException {
        History history = context.history();
        List<Delivery> demanded = deliveries.stream()
                .filter(delivery -> delivery.owner().limit().isEmpty())
                .toList();
        ClientWorker.together(
                deliveries.stream()
                        .filter(delivery -> !delivery.stays())
                        .map(Delivery::receiver)
                        .toList(),
                receivers -> {
                    context.holds(context.plan().arrivalTimeout(), () -> haveArrived(history, demanded));
                    context.holds(LITTLE, () -> haveArrived(history, deliveries));
                });
        for (Delivery delivery : deliveries) {
            for (String id : history.outstanding(delivery.queue())) {
                history.add(Event.Kind.UNREACHED, delivery.to().group(), delivery.queue(), id, "");
            }
        }
    }

    private static boolean haveArrived(History history, List<Delivery> deliveries) {
        return deliveries.stream()
                .allMatch(delivery -> history.outstanding(delivery.queue()).isEmpty());
    }
}
