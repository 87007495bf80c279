package io.github.activemqcluster.config.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.bind.Fault;
import io.github.activemqcluster.config.bind.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests every word of the vocabulary with all of its faults. */
class EveryWordTest {

    private static final Element EVERYTHING = Samples.element("everything.xml");

    @Test
    void isInTheSample() {
        // given
        Set<String> words = new TreeSet<>();
        for (Class<?> type : SchemaWriter.reachable()) {
            ElementType.of(type).names().forEach(name -> words.add(type.getSimpleName() + "." + name));
        }

        // when
        Set<String> used = Fault.uses(EVERYTHING).keySet();

        // then
        assertThat(used).containsExactlyInAnyOrderElementsOf(words);
    }

    @TestFactory
    List<DynamicTest> isReportedWhenItIsWrong() {
        List<String> known = Samples.bind(EVERYTHING, Samples.AS_DECLARED).messages();
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault fault : Fault.all(EVERYTHING)) {
            tests.add(DynamicTest.dynamicTest(fault.toString(), () -> {
                // when
                List<String> problems = new ArrayList<>(
                        Samples.bind(fault.broken(), Samples.AS_DECLARED).messages());

                // then
                problems.removeAll(known);
                assertThat(problems).containsExactly(fault.problem());
            }));
        }
        return tests;
    }
}
