package io.github.activemqcluster.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.place.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @ParameterizedTest
    @CsvSource({"mq1, mq1:61616", "127.0.0.1, 127.0.0.1:61616", "::1, [::1]:61616", "[fd00::1], [fd00::1]:61616"})
    void isWrittenAsUrisHaveIt(String address, String text) {
        assertThat(new Authority(address, 61616)).hasToString(text);
        assertThat(new Authority(address, 61616).uri("tcp")).isEqualTo("tcp://" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zk1:2181", "127.0.0.1:2181", "[::1]:2181"})
    void isReadBack(String text) {
        assertThat(Authority.parse(text, 1))
                .hasValueSatisfying(read -> assertThat(read).hasToString(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":2181", "::1:2181", "zk:99999", "zk:0", "[::1", "zk:x"})
    void whatIsNoneIsNotReadAsOne(String text) {
        assertThat(Authority.parse(text, 1)).isEmpty();
    }

    @Test
    void aListMayLackPorts() {
        assertThat(Authority.list("zk1, zk2:2182,[::1]", 2181))
                .containsExactly(new Authority("zk1", 2181), new Authority("zk2", 2182), new Authority("::1", 2181));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:postgresql://db:5433/activemq | db:5433",
                "jdbc:postgresql://db/activemq?x=y | db:5432",
                "jdbc:mariadb:sequential://a,b:3307/activemq | a:3306,b:3307",
                "jdbc:mysql://[::1]:3306/activemq | [::1]:3306",
                "jdbc:sqlserver://db;databaseName=x | db:1433",
                "jdbc:oracle:thin:@//db:1522/service | db:1522",
                "jdbc:oracle:thin:@db:1521:sid | ''",
                "jdbc:derby:memory:x;create=true | ''",
            })
    void aDatabaseIsWhereItsUrlSays(String url, String servers) {
        Store.Jdbc store = new Store.Jdbc(
                Place.TOPOLOGY,
                url,
                new Store.Jdbc.Driver(Optional.empty(), Optional.empty()),
                new Store.Jdbc.Login(Optional.empty(), Optional.empty()),
                Optional.empty(),
                new Store.Jdbc.Lease(1, 1),
                Optional.empty());

        assertThat(String.join(
                        ",", store.servers().stream().map(Authority::toString).toList()))
                .isEqualTo(servers);
    }

    @Test
    void theLoopbackAddressOfIpv6IsKnownInEachSpelling() {
        assertThat(new String[] {"::1", "[::1]", "0:0:0:0:0:0:0:1", "::0001"})
                .allMatch(address -> Host.isLoopback(address));
        assertThat(new String[] {"::2", "fe80::1", "1::1"}).noneMatch(address -> Host.isLoopback(address));
    }
}
