package io.github.activemqcluster.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Every server of every ensemble takes part in its ensemble, answers the four-letter words and purges its snapshots.
 * Then as many servers are killed as the ensemble can lose, its leader among them: the others elect another leader.
 */
final class Elected implements Experiment {

    private static final Duration BOUND = Duration.ofMinutes(3);

    @Override
    public void run(LiveCluster cluster, Report report) throws Exception {
        List<Member> dead = new ArrayList<>();
        for (String ensemble : cluster.ensembles()) {
            List<Member> servers = cluster.servers(ensemble);
            awaitQuorum(ensemble, servers, servers.size() == 1, cluster);
            servers.forEach(Elected::awaitAnswers);

            Member leader = cluster.awaitLeader(ensemble);
            List<Member> killed = new ArrayList<>();
            int expendable = (servers.size() - 1) / 2;
            if (expendable > 0) {
                killed.add(leader);
                servers.stream()
                        .filter(server -> !server.equals(leader))
                        .limit(expendable - 1L)
                        .forEach(killed::add);
            }
            killed.forEach(cluster::kill);
            List<Member> left =
                    servers.stream().filter(server -> !killed.contains(server)).toList();
            awaitQuorum(ensemble, left, servers.size() == 1, cluster);
            report.say("%s: %d servers, led by %s; %s killed, led by %s"
                    .formatted(ensemble, servers.size(), leader, killed, cluster.awaitLeader(ensemble)));
            dead.addAll(killed);
        }
        cluster.start(dead.toArray(Member[]::new));
        for (String ensemble : cluster.ensembles()) {
            awaitQuorum(
                    ensemble,
                    cluster.servers(ensemble),
                    cluster.servers(ensemble).size() == 1,
                    cluster);
        }
        report.say(dead + " came back and follow");
    }

    private static void awaitQuorum(String ensemble, List<Member> servers, boolean alone, LiveCluster cluster) {
        Map<String, Long> wanted =
                alone ? Map.of("standalone", 1L) : Map.of("leader", 1L, "follower", servers.size() - 1L);
        Bounded.await("a quorum of " + ensemble, BOUND, cluster::endOfLogs, () -> servers.stream()
                .collect(Collectors.groupingBy(ZooKeeperWord::mode, Collectors.counting()))
                .equals(wanted));
    }

    private static void awaitAnswers(Member server) {
        AtomicReference<String> last = new AtomicReference<>("");
        Bounded.await(
                "the answers of " + server + " to ruok and mntr", BOUND, () -> last.get() + server.endOfLogs(), () -> {
                    String ruok = ZooKeeperWord.ask(server, "ruok");
                    String mntr = ZooKeeperWord.ask(server, "mntr");
                    last.set(server + " answers ruok with '" + ruok + "', mntr with '" + mntr + "'\n");
                    return ruok.equals("imok") && mntr.contains("zk_server_state");
                });
        Bounded.await("the purge of snapshots by " + server, BOUND, server::endOfLogs, () -> server.logFrom(0)
                .contains("Purge task started"));
    }
}
