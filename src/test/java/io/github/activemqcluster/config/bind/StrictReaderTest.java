package io.github.activemqcluster.config.bind;

import static io.github.activemqcluster.testing.Places.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.config.Element;
import io.github.activemqcluster.config.bind.Samples.Bound;
import io.github.activemqcluster.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the exact message of each kind of fault. */
class StrictReaderTest {

    private static final String SOUND =
            "<activemq><version>5.18.3</version></activemq><groups><group><id>a</id><kahaDB/></group></groups>";

    @Test
    void findsNothingWrongWithASoundTopology() {
        assertThat(Samples.bind(SOUND).messages()).isEmpty();
    }

    @Test
    void collectsAllFaultsWithTheirPaths() {
        assertThat(Samples.bind(
                                """
                                        <activemq><version>5.18.3</version><runtime>assembeld</runtime></activemq>
                                        <groups>
                                          <group>
                                            <id>a</id>
                                            <size>three</size>
                                            <sharedFileSystem><lockKeepAlivePeriod>-1</lockKeepAlivePeriod></sharedFileSystem>
                                          </group>
                                          <group>
                                            <id></id>
                                            <brokers>
                                              <broker/>
                                              <broker/>
                                              <broker><ports><openwire>x</openwire><opnwire>1</opnwire></ports></broker>
                                            </brokers>
                                            <sharedFileSystem/>
                                          </group>
                                        </groups>
                                        """)
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.activemq.runtime: 'assembeld' is not one of distribution, assembled."
                                + " Did you mean 'assembled'?",
                        "ERROR [vocabulary] topology.groups[0].size: 'three' is not a whole number. Give a whole number"
                                + " from 1 to 10000.",
                        "ERROR [vocabulary] topology.groups[0].sharedFileSystem.lockKeepAlivePeriod: '-1' is out of range."
                                + " Give a whole number from 0 to 9223372036854775807.",
                        "ERROR [vocabulary] topology.groups[1].id: is empty. Give it a value.",
                        "ERROR [vocabulary] topology.groups[1].brokers[2].ports.opnwire: 'opnwire' is not known here. Did"
                                + " you mean 'openwire'?",
                        "ERROR [vocabulary] topology.groups[1].brokers[2].ports.openwire: 'x' is not a whole number. Give"
                                + " a whole number.");
    }

    @Test
    void namesAllThatIsKnownWhereNothingIsNear() {
        assertThat(Samples.bind(SOUND + "<zookeeper><version>3.9.5</version><colour>blue</colour></zookeeper>")
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.zookeeper.colour: 'colour' is not known here. Known here: version.");
    }

    @Test
    void refusesAGroupWithoutAStore() {
        assertThat(Samples.bind("<activemq><version>5.18.3</version></activemq>"
                                + "<groups><group><id>a</id></group></groups>")
                        .messages())
                .containsExactly(
                        "ERROR [one-store] topology.groups[0]: one of 'kahaDB', 'sharedFileSystem', 'jdbc',"
                                + " 'replicatedLevelDB' and 'pureMasterSlave' is needed, and none is there. Add exactly one of them.");
    }

    @Test
    void suspectsInheritanceWhereAGroupHasTwoStores() {
        // given
        Bound bound = Samples.bind("<activemq><version>5.18.3</version></activemq>"
                + "<groups><group><id>a</id><kahaDB/><sharedFileSystem/></group></groups>");

        // when, then
        assertThat(bound.messages())
                .containsExactly("ERROR [one-store] topology.groups[0]: 'kahaDB' and 'sharedFileSystem' exclude each"
                        + " other. Keep one of them. If another one comes from a parent POM, whose list items Maven merges"
                        + " by position, write <topology combine.self=\"override\"> in the child.");
        assertThat(bound.problems().all()).allMatch(bound.problems()::isFatal);
    }

    @Test
    void doesNotMissAStoreThatIsMisspelt() {
        assertThat(Samples.bind("<activemq><version>5.18.3</version></activemq>"
                                + "<groups><group><id>a</id><sharedFilesystems/></group></groups>")
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0].sharedFilesystems: 'sharedFilesystems' is not known"
                                + " here. Did you mean 'sharedFileSystem'?");
    }

    @Test
    void refusesSizeBesideBrokers() {
        assertThat(Samples.bind("<activemq><version>5.18.3</version></activemq><groups><group><id>a</id><size>2</size>"
                                + "<brokers><broker/></brokers><kahaDB/></group></groups>")
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0]: 'size' and 'brokers' exclude each other. Keep one"
                                + " of them. If another one comes from a parent POM, whose list items Maven merges by position,"
                                + " write <topology combine.self=\"override\"> in the child.");
    }

    @Test
    void readsOnInAnItemThatHasTheWrongName() {
        assertThat(Samples.bind("<activemq><version>5.18.3</version></activemq><groups><grp><id>a</id><kahaDB/></grp>"
                                + "<group><id>b</id><kahaDB>x</kahaDB></group></groups>")
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.groups[0]: 'grp' is not known in 'groups'. Write 'group'.",
                        "ERROR [vocabulary] topology.groups[1].kahaDB: has the text 'x' where only elements belong. Put"
                                + " the value into an element of its own.");
    }

    @Test
    void refusesNamesThatAreNamedTwice() {
        assertThat(Samples.bind(SOUND + "<clients><client><id>c</id><groups>a, a</groups></client></clients>")
                        .messages())
                .containsExactly("ERROR [vocabulary] topology.clients[0].groups: 'a' is named twice. Name it once.");
    }

    @Test
    void refusesOptionsThatAreGivenTwice() {
        assertThat(Samples.bind(SOUND
                                + "<clients><client><id>c</id><options><a>1</a><a>2</a></options></client></clients>")
                        .messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.clients[0].options.a: is given several times, and only one of"
                                + " them can hold. Keep one.");
    }

    @Test
    void refusesLineBreaks() {
        assertThat(Samples.bind(SOUND + "<name>a\nb</name>").messages())
                .containsExactly(
                        "ERROR [vocabulary] topology.name: has a line break or another control character in its"
                                + " text. Write the value on one line.");
    }

    @Test
    void showsHostileTextOnOneLineAndCutShort() {
        // given
        String hostile = "\u202e" + "x\t".repeat(1_000_000);

        // when
        List<String> messages = Samples.bind(
                        Samples.parse("<topology>" + SOUND + "<heap>" + hostile + "</heap></topology>"),
                        Samples.AS_DECLARED)
                .messages();

        // then
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).hasSizeLessThan(300).doesNotContain("\t", "\u202e");
    }

    @Test
    void comparesNoHugeNames() {
        // given
        Element root = Element.of("topology", List.of(Element.leaf("x".repeat(1_000_000), "")));

        // when, then
        assertThat(Samples.bind(root, Samples.AS_DECLARED).messages().get(0))
                .startsWith("ERROR [vocabulary] topology.xxx")
                .contains("…")
                .hasSizeLessThan(800);
    }

    @Test
    void letsMavensOwnAttributesPass() {
        // given
        Element root = new Element(
                "topology",
                "",
                List.of("combine.self"),
                Samples.parse("<topology>" + SOUND + "</topology>").children());

        // when, then
        assertThat(Samples.bind(root, Samples.AS_DECLARED).messages()).isEmpty();
    }

    @Test
    void onlyLetsFaultsBeLoweredThatLeaveNothingOut() {
        // given
        Bound bound = Samples.bind(SOUND + "<colour>blue</colour><heap>much</heap><nmae>n</nmae>");

        // when, then
        assertThat(bound.problems().all().stream().filter(bound.problems()::isFatal))
                .map(problem -> problem.where().toString())
                .containsExactly("topology.nmae", "topology.heap");
        assertThat(bound.problems().all())
                .map(problem -> problem.where().toString())
                .contains("topology.colour");
    }

    @Test
    void withholdsWhatIsFoundBesideAFault() {
        // given
        Bound bound = Samples.bind(SOUND + "<colour>blue</colour>");

        // when
        bound.problems()
                .addUnlessInGap(new Problem(
                        io.github.activemqcluster.problem.Level.ERROR,
                        "some-rule",
                        at("topology.groups[0]"),
                        "is a consequence",
                        "."));

        // then
        assertThat(bound.problems().withheld()).isEqualTo(1);
    }
}
