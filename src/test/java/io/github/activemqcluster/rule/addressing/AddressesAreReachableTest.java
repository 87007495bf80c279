package io.github.activemqcluster.rule.addressing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesAreReachableTest {

    private static final String GIVE_ANOTHER =
            "Give the name or the address by which the other machines reach this one.";

    private final RuleTester rule = new RuleTester(new AddressesAreReachable());

    @Test
    void silentOnOneHostAndOnReachableOnes() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1.2.3", "::1", "[::1]"})
    void findsALoopbackAddressAmongSeveralHosts(String address) {
        assertThat(rule.findsInProduction(production -> production.host("mq2", address)))
                .containsExactly("ERROR [addresses-reachable] topology.hosts[1].address: '" + address + "' is a"
                        + " loopback address, with which the other hosts would connect to themselves. " + GIVE_ANOTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "[::]"})
    void findsAWildcardAmongSeveralHosts(String address) {
        assertThat(rule.findsInProduction(production -> production.host("mq2", address)))
                .containsExactly("ERROR [addresses-reachable] topology.hosts[1].address: '" + address + "' is a"
                        + " wildcard, at which no other host can be reached. " + GIVE_ANOTHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                     | \"\"",
                "mq 1                   | : it has a blank",
                "tcp://mq1              | : it has ':'",
                "mq1:61616              | : it has ':'",
                "mq1)                   | : it has ')'",
                "\"a,b\"                  | \": it has ','\"",
                "-x                     | : it has '-'",
                "mq1.example.org;reboot | : it has ';'",
                "fe80::xyz              | : it has 'x'",
                "mq1.                   | \"\"",
            })
    void findsWhatIsNoAddress(String address, String why) {
        assertThat(rule.findsInProduction(production -> production.host("mq2", address)))
                .containsExactly("ERROR [addresses-reachable] topology.hosts[1].address: '" + address + "' is neither"
                        + " a host name nor an IP address" + why + ". " + GIVE_ANOTHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.7", "mq_1", "mq1.example.org", "2001:db8::7", "[2001:db8::7]", "fe80::1"})
    void takesNamesAndAddresses(String address) {
        assertThat(rule.findsInProduction(production -> production.host("mq2", address)))
                .isEmpty();
    }

    @Test
    void holdsTheHostnameOfAReplicatedBrokerToTheSame() {
        assertThat(rule.findsInR9(r9 -> r9.host("mq1", "mq1.example.org")
                        .host("mq2", "mq2.example.org")
                        .broker("group1-2", broker -> broker.hostname("localhost"))))
                .containsExactly("ERROR [addresses-reachable] topology.groups[0].brokers[1].hostname: 'localhost' is a"
                        + " loopback address, with which the other hosts would connect to themselves. " + GIVE_ANOTHER);
    }

    @Test
    void judgesAnAddressOnceThoughItsBrokersHaveItForTheirHostname() {
        assertThat(rule.findsInR9(r9 -> r9.host("mq1", "mq1.example.org")
                        .host("mq2", "127.0.0.1")
                        .broker("group1-2", broker -> broker.host("mq2").hostname("127.0.0.1"))))
                .singleElement()
                .asString()
                .startsWith("ERROR [addresses-reachable] topology.hosts[1].address: '127.0.0.1' is a loopback address");
    }

    @Test
    void leavesAnAddressTakenFromAnIllegalIdToThatIdsRule() {
        assertThat(rule.findsInProduction(production -> production.alsoHost("mq 4", "mq 4")))
                .isEmpty();
    }
}
