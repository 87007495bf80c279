package io.github.activemqcluster.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubledElementsTest {

    @Test
    void findsEachElementThatAnEarlierOneOfTheSameBeanIsLostBy() {
        // given
        String xml =
                """
                <beans xmlns="http://www.springframework.org/schema/beans">
                  <bean class="x"><property name="a"/><property name="b"/></bean>
                  <broker xmlns="http://activemq.apache.org/schema/core">
                    <plugins>
                      <statisticsBrokerPlugin/>
                    </plugins>
                    <persistenceAdapter>
                      <kahaDB>
                        <locker><shared-file-locker/></locker>
                        <locker><shared-file-locker/></locker>
                      </kahaDB>
                    </persistenceAdapter>
                    <plugins>
                      <simpleAuthenticationPlugin/>
                    </plugins>
                    <plugins/>
                  </broker>
                </beans>
                """;

        // when, then
        assertThat(DoubledElements.in(xml))
                .containsExactly(
                        new Finding(
                                10,
                                "<kahaDB> has a second <locker>, and the first one, in line 9 of the file, is lost"),
                        new Finding(
                                13,
                                "<broker> has a second <plugins>, and the first one, in line 4 of the file, is lost"),
                        new Finding(
                                16,
                                "<broker> has a second <plugins>, and the first one, in line 13 of the file, is lost"));
    }

    @Test
    void theBeansOfAListAreNoDoubles() {
        assertThat(
                        DoubledElements.in(
                                """
                <broker xmlns="http://activemq.apache.org/schema/core">
                  <plugins><loggingBrokerPlugin/><loggingBrokerPlugin/></plugins>
                  <destinationPolicy><policyMap><policyEntries>
                    <policyEntry queue="a"/><policyEntry queue="b"/>
                  </policyEntries></policyMap></destinationPolicy>
                  <networkConnectors>
                    <networkConnector><excludedDestinations><queue/><queue/><topic/></excludedDestinations>
                      <dynamicallyIncludedDestinations><queue/></dynamicallyIncludedDestinations></networkConnector>
                    <networkConnector/>
                  </networkConnectors>
                </broker>
                """))
                .isEmpty();
    }

    /** These configurations came with the releases. */
    @ParameterizedTest
    @ValueSource(strings = {"5.7.0", "5.10.0", "5.16.7", "5.18.3"})
    void findsNoneInWhatTheReleaseBrings(String release) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(TestHomes.of(release))) {
            files = all.filter(file -> file.getFileName().toString().matches("activemq.*[.]xml"))
                    .toList();
        }

        assertThat(files).hasSizeGreaterThan(10).allSatisfy(file -> assertThat(
                        DoubledElements.in(Files.readString(file)))
                .isEmpty());
    }
}
