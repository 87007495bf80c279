package io.github.activemqcluster.drill.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainConditionTest {

    private long now = Long.MAX_VALUE - 5;
    private final DrainCondition drained =
            new DrainCondition(Duration.ofNanos(10), Duration.ofNanos(100), 3, () -> now);

    @Test
    void nothingMissingIsSoonEnough() {
        now += 10;
        assertThat(drained.isReached(3, true, true)).isFalse();
        now += 1;
        assertThat(drained.isReached(3, false, true)).isFalse();
        assertThat(drained.isReached(3, true, true)).isTrue();
    }

    @Test
    void whatIsMissingMayStillCome() {
        now += 100;
        assertThat(drained.isReached(3, false, true)).isFalse();
        now += 1;
        assertThat(drained.isReached(3, false, true)).isTrue();
    }

    @Test
    void aTimeInWhichNothingCouldComeIsNoSilence() {
        // when, then
        for (int i = 0; i < 10; i++) {
            now += 90;
            assertThat(drained.isReached(3, false, false)).isFalse();
        }

        // then: it begins once something can
        now += 100;
        assertThat(drained.isReached(3, false, true)).isFalse();
        now += 1;
        assertThat(drained.isReached(3, false, true)).isTrue();
    }

    @Test
    void whateverComesBeginsItAnew() {
        // given
        now += 101;

        // when, then
        assertThat(drained.isReached(4, false, true)).isFalse();
        assertThat(drained.isReached(4, true, true)).isFalse();
        now += 101;
        assertThat(drained.isReached(4, false, true)).isTrue();
    }
}
