package io.github.activemqcluster.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.problem.Level;
import io.github.activemqcluster.rule.RuleCatalogue.Entry;
import io.github.activemqcluster.rule.RuleCatalogue.Scope;
import org.junit.jupiter.api.Test;

class RuleCatalogueTest {

    @Test
    void idsAreUniqueAndLookLikeIds() {
        assertThat(RuleCatalogue.entries())
                .map(Entry::id)
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).matches("[a-z]+(-[a-z]+)*"));
    }

    @Test
    void noRuleIsOffByItself() {
        assertThat(RuleCatalogue.entries()).map(Entry::level).doesNotContain(Level.OFF);
    }

    @Test
    void theBinderFindsWhatCannotBeToldFromAResolvedTopology() {
        assertThat(RuleCatalogue.entries())
                .filteredOn(entry -> entry.scope() == Scope.BINDER)
                .map(Entry::id)
                .containsExactly("one-store", "vocabulary", "local-is-local", "client-lists-whole-group");
    }

    @Test
    void whatIsSaidOfHostsDoesNotApplyOnOneMachine() {
        assertThat(RuleCatalogue.entries())
                .filteredOn(entry -> entry.scope() == Scope.HOSTS)
                .map(Entry::id)
                .containsExactly(
                        "addresses-reachable",
                        "zookeeper-apart-from-brokers",
                        "ensemble-spread",
                        "group-survives-failure-domain",
                        "transport-encrypted");
    }

    @Test
    void findsARuleByItsId() {
        assertThat(RuleCatalogue.entry("ports-unique")).map(Entry::level).contains(Level.ERROR);
        assertThat(RuleCatalogue.entry("no-such-rule")).isEmpty();
    }
}
