package io.github.activemqcluster.rule.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelDbGroupHasTwoNPlusOneTest {

    private final RuleTester rule = new RuleTester(new LevelDbGroupHasTwoNPlusOne());

    @Test
    void silentOnGroupsOfThreeAndOnOtherStores() {
        rule.isSilentOnReferenceTopologies();
    }

    @Test
    void findsAnEvenGroup() {
        assertThat(rule.findsInR9(r9 -> r9.group("group2", 4)))
                .containsExactly("ERROR [two-n-plus-one] topology.groups[1]: group 'group2' has 4 brokers, but a"
                        + " replicatedLevelDB group needs an odd number of them, at least 3. Make it 3 or 5: 4 survive"
                        + " the loss of 1, no more than 3 do.");
    }

    @ParameterizedTest
    @CsvSource({"1, 1 broker", "2, 2 brokers"})
    void findsAGroupThatIsTooSmall(int size, String counted) {
        assertThat(rule.findsInR9(r9 -> r9.group("group1", size)))
                .containsExactly("ERROR [two-n-plus-one] topology.groups[0]: group 'group1' has " + counted + ", but a"
                        + " replicatedLevelDB group needs an odd number of them, at least 3. Make it 3: with fewer, the"
                        + " group stops as soon as one is gone, since no quorum is left.");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 99})
    void takesEveryOddNumberFromThree(int size) {
        assertThat(rule.findsInR9(r9 -> r9.group("group1", size))).isEmpty();
    }
}
