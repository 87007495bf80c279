package io.github.activemqcluster.rule.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.rule.RuleTester;
import io.github.activemqcluster.testing.TopologyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZkPathIsAbsoluteTest {

    private final RuleTester rule = new RuleTester(new ZkPathIsAbsolute());

    @Test
    void silentOnPlannedPaths() {
        rule.isSilentOnReferenceTopologies();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "activemq          | does not start with '/'",
                "\"\"              | does not start with '/'",
                "/                 | is the root, below which every user of the ensemble has its nodes",
                "/activemq/        | ends with '/'",
                "/activemq//orders | has a node without a name",
                "/activemq/../x    | has '.' or '..' for a node, which ZooKeeper does not resolve",
                "/./activemq       | has '.' or '..' for a node, which ZooKeeper does not resolve",
                "/zookeeper/x      | is below /zookeeper, which is ZooKeeper's own"
            })
    void findsWhatIsNoPathOfItsOwn(String path, String fault) {
        assertThat(rule.findsInR9(r9 -> at(r9, path)))
                .containsExactly("ERROR [zk-path-absolute] topology.groups[0].replicatedLevelDB.zkPath: '" + path + "' "
                        + fault + ". Give a path such as /activemq/leveldb-stores/orders: it is a node in ZooKeeper,"
                        + " not a folder on disk.");
    }

    @Test
    void findsCharactersThatZooKeeperRefuses() {
        assertThat(rule.findsInR9(r9 -> at(r9, "/a\u0000b")))
                .singleElement()
                .asString()
                .contains("'/a\\u0000b' has a character that ZooKeeper refuses");
    }

    /** The ends of the ranges in ZooKeeper's documentation of its data model. */
    @ParameterizedTest
    @ValueSource(ints = {0x1f, 0x7f, 0x9f, 0xd800, 0xf8ff, 0xfff0, 0xffff})
    void refusesTheEndsOfEachRange(int character) {
        assertThat(rule.findsInR9(r9 -> at(r9, "/a" + Character.toString(character) + "b")))
                .singleElement()
                .asString()
                .contains(" has a character that ZooKeeper refuses");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0x7e, 0xa0, 0xd7ff, 0xf900, 0xffef, 0x1f600})
    void takesWhatIsBesideThem(int character) {
        assertThat(rule.findsInR9(r9 -> at(r9, "/a" + Character.toString(character) + "b")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/activemq/leveldb-stores/orders", "/zookeepers/x", "/a b/ö"})
    void takesNodesBelowTheRoot(String path) {
        assertThat(rule.findsInR9(r9 -> at(r9, path))).isEmpty();
    }

    private static TopologyBuilder at(TopologyBuilder r9, String path) {
        return r9.group("group1", group -> group.replicatedLevelDb("zk1", store -> store.zkPath(path)));
    }
}
