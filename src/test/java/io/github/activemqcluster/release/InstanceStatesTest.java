package io.github.activemqcluster.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.release.InstanceStates.Limit;
import io.github.activemqcluster.release.InstanceStates.Printed;
import io.github.activemqcluster.release.InstanceStates.Reached;
import io.github.activemqcluster.release.InstanceStates.Seen;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceStatesTest {

    private final InstanceStates known = InstanceStates.load();

    @Test
    void everyStateAndEveryLimitIsSaid() {
        assertThat(known.states()).extracting(InstanceStates.State::state).containsExactly(BrokerState.values());
        assertThat(Limit.values())
                .allSatisfy(limit -> assertThat(known.limit(limit)).isPositive());
        assertThat(Printed.values())
                .allSatisfy(kind -> assertThat(known.patterns(kind)).isNotEmpty());
        assertThat(known.answers()).isNotEmpty();
        assertThat(known.agains()).extracting(InstanceStates.Again::seen).containsOnlyOnce(Seen.values());
        assertThat(known.hangs()).isNotEmpty();
    }

    @Test
    void whoIsReadyIsNeverAtFaultAndEveryOtherStateIsOnceAtMost() {
        List<BrokerState> faults = known.faults().stream().flatMap(Set::stream).toList();

        assertThat(faults)
                .doesNotHaveDuplicates()
                .allMatch(state -> known.state(state).reached() != Reached.READY);
        assertThat(known.states())
                .filteredOn(state -> state.reached() != Reached.READY)
                .extracting(InstanceStates.State::state)
                .containsExactlyInAnyOrderElementsOf(faults);
    }

    @Test
    void everyRepairHasItsCount() {
        assertThat(known.repairs())
                .allSatisfy(repair -> assertThat(repair.text()).contains("#"));
    }

    /** Neither of the two libraries may leave out a message that is needed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apache ActiveMQ 6.3.1 (orders, ID:x) started",
                "Database /x/lock is locked... waiting 10 seconds for the database to be unlocked. Reason: x",
                "Attached",
                "Attaching... Downloaded 4965.91/5212.02 kb and 2/5 files",
                "Recovering from the journal @12:28",
                "Detected missing/corrupt journal files.  Dropped 17 messages from the index in 0.1 seconds.",
                "Initiating stop/restart of transports on orders due to IO exception",
            })
    void theFiltersOfTheLogConfigurationLetItPass(String message) {
        assertThat(message).matches(Pattern.compile(known.anyMessage()));
        assertThat(known.parts()).anyMatch(message::contains);
    }

    @Test
    void theFiltersKeepOutWhatTellsNothing() {
        String message = "Opening socket connection to server localhost/127.0.0.1:2181";

        assertThat(message).doesNotMatch(Pattern.compile(known.anyMessage()));
        assertThat(known.parts()).noneMatch(message::contains).allSatisfy(part -> assertThat(part)
                .hasSizeGreaterThan(7));
    }
}
