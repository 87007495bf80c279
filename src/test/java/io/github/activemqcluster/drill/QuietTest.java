package io.github.activemqcluster.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuietTest {

    private long now = Long.MAX_VALUE - 5;
    private final Quiet quiet = new Quiet(Duration.ofNanos(10), Duration.ofNanos(100), 3, () -> now);

    @Test
    void nothingMissingIsSoonEnough() {
        now += 10;
        assertThat(quiet.isReached(3, true, true)).isFalse();
        now += 1;
        assertThat(quiet.isReached(3, false, true)).isFalse();
        assertThat(quiet.isReached(3, true, true)).isTrue();
    }

    @Test
    void whatIsMissingMayStillCome() {
        now += 100;
        assertThat(quiet.isReached(3, false, true)).isFalse();
        now += 1;
        assertThat(quiet.isReached(3, false, true)).isTrue();
    }

    @Test
    void aTimeInWhichNothingCouldComeIsNoSilence() {
        // when, then
        for (int i = 0; i < 10; i++) {
            now += 90;
            assertThat(quiet.isReached(3, false, false)).isFalse();
        }

        // then: it begins once something can
        now += 100;
        assertThat(quiet.isReached(3, false, true)).isFalse();
        now += 1;
        assertThat(quiet.isReached(3, false, true)).isTrue();
    }

    @Test
    void whateverComesBeginsItAnew() {
        // given
        now += 101;

        // when, then
        assertThat(quiet.isReached(4, false, true)).isFalse();
        assertThat(quiet.isReached(4, true, true)).isFalse();
        now += 101;
        assertThat(quiet.isReached(4, false, true)).isTrue();
    }
}
