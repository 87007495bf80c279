package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.config.bind.Declarations.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that the binder binds a topology of a thousand brokers in a short time. */
class BinderAtScaleTest {

    @Test
    void takesTimeInProportionToTheNumberOfBrokers() {
        // given
        bindManyBrokers(100);

        // when
        Duration few = leastOfThree(100);
        Duration many = leastOfThree(1_000);

        // then: ten times as many, and far from a hundred times as long
        assertThat(many).isLessThan(few.multipliedBy(40).plusMillis(200));
    }

    private static Duration leastOfThree(int brokers) {
        return Stream.generate(() -> bindManyBrokers(brokers))
                .limit(3)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The processor time of the call, which does not depend on the load of the machine. */
    private static Duration bindManyBrokers(int brokers) {
        Element root = Samples.parse("<topology>" + RELEASE
                + IntStream.range(0, brokers / 2)
                        .mapToObj(i -> "<group><id>g" + i + "</id><size>2</size><sharedFileSystem/></group>")
                        .collect(Collectors.joining("", "<groups>", "</groups>"))
                + "</topology>");
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        assertThat(Samples.bind(root, Samples.AS_DECLARED)
                        .topology()
                        .orElseThrow()
                        .brokers())
                .hasSize(brokers);
        return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
    }
}
