package io.github.activemqcluster.rule.group;

import io.github.activemqcluster.place.Place;
import io.github.activemqcluster.problem.Spelling;
import io.github.activemqcluster.rule.base.Findings;
import io.github.activemqcluster.rule.base.Rule;
import io.github.activemqcluster.rule.base.Wording;
import io.github.activemqcluster.topology.Group;
import io.github.activemqcluster.topology.Store.ReplicatedLevelDb;
import io.github.activemqcluster.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code sync-waits-for-quorum}: {@code sync} has a word that waits for a quorum. An unknown word is an error, since
 * the broker only logs it.
 *
 * <p>Source: {@code MasterLevelDBStore.syncTo_=} splits the value at commas. {@code quorum_*} and {@code remote_*} wait
 * for slaves, {@code local_*} does not.
 */
public final class SyncWaitsForQuorum implements Rule {

    private static final Set<String> WAITING = Set.of("quorum_mem", "quorum_disk", "remote_mem", "remote_disk");
    private static final List<String> KNOWN =
            List.of("quorum_disk", "quorum_mem", "remote_disk", "remote_mem", "local_disk", "local_mem");

    @Override
    public void check(Topology topology, Findings findings) {
        for (Group group : topology.groups()) {
            if (group.store() instanceof ReplicatedLevelDb store) {
                check(group, store, findings);
            }
        }
    }

    private static void check(Group group, ReplicatedLevelDb store, Findings findings) {
        Place where = store.where().child("sync");
        List<String> words = Arrays.stream(store.sync().split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> unknown =
                words.stream().filter(word -> !KNOWN.contains(word)).toList();
        for (String word : unknown) {
            findings.error(
                    where,
                    Wording.quote(word) + " is not a word that sync knows",
                    Spelling.nearest(word, KNOWN)
                                    .map(nearest -> "Did you mean " + nearest + "?")
                                    .orElse("Give one of " + String.join(", ", KNOWN) + ".")
                            + " The broker logs an unknown word and waits for nothing.");
        }
        if (unknown.isEmpty() && words.stream().noneMatch(WAITING::contains)) {
            findings.warning(
                    where,
                    "group " + Wording.quote(group.id()) + " acknowledges a message before any slave has it, with sync "
                            + Wording.quote(store.sync()),
                    "Use quorum_disk or quorum_mem: a master that dies takes acknowledged messages with it.");
        }
    }
}
