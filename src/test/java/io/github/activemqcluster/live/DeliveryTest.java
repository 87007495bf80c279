package io.github.activemqcluster.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A verdict that cannot fail would make every live test worthless. */
class DeliveryTest {

    private final List<Payload> sent = Payload.three("m");

    @Test
    void whatCameExactlyAsSentIsFine() {
        var delivery = new Delivery(sent, List.of(), sent);

        assertThatCode(delivery::assertExact).doesNotThrowAnyException();
        assertThat(delivery.summary())
                .isEqualTo(
                        "3 sent and acknowledged, 0 unconfirmed, 3 received: 0 lost, 0 altered, 0 unexpected, 0 duplicated");
    }

    @Test
    void aMissingMessageIsLost() {
        var delivery = new Delivery(sent, List.of(), sent.subList(0, 2));

        assertThat(delivery.lost()).containsExactly("m-large");
        assertThatThrownBy(delivery::assertExact)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost [m-large]");
    }

    @Test
    void anAlteredBodyIsAlteredAndTheMessageLost() {
        List<Payload> received = new ArrayList<>(sent);
        received.set(1, new Payload("m-unicode", sent.get(1).body().replace('ß', '?')));
        var delivery = new Delivery(sent, List.of(), received);

        assertThat(delivery.altered()).containsExactly("m-unicode");
        assertThat(delivery.lost()).containsExactly("m-unicode");
        assertThatThrownBy(delivery::assertExact).hasMessageContaining("altered [m-unicode]");
    }

    @Test
    void anAlteredSecondCopyIsAlteredThoughNothingIsLost() {
        List<Payload> received = new ArrayList<>(sent);
        received.add(new Payload("m-plain", "plain"));
        var delivery = new Delivery(sent, List.of(), received);

        assertThat(delivery.lost()).isEmpty();
        assertThatThrownBy(delivery::assertExact).hasMessageContaining("altered [m-plain]");
    }

    @Test
    void aMessageThatNobodySentIsUnexpected() {
        List<Payload> received = new ArrayList<>(sent);
        received.add(new Payload("stranger", "plain text"));

        assertThatThrownBy(new Delivery(sent, List.of(), received)::assertExact)
                .hasMessageContaining("unexpected [stranger]");
    }

    @Test
    void aDuplicateIsReportedAndAllowed() {
        List<Payload> received = new ArrayList<>(sent);
        received.add(sent.get(0));
        var delivery = new Delivery(sent, List.of(), received);

        assertThat(delivery.duplicated()).containsExactly("m-plain");
        assertThat(delivery.summary()).endsWith("1 duplicated");
        assertThatCode(delivery::assertExact).doesNotThrowAnyException();
    }

    @Test
    void anUnconfirmedMessageMayComeOrNot() {
        List<Payload> unconfirmed = List.of(new Payload("u", "body"));

        assertThatCode(new Delivery(sent, unconfirmed, sent)::assertExact).doesNotThrowAnyException();
        List<Payload> received = new ArrayList<>(sent);
        received.addAll(unconfirmed);
        assertThatCode(new Delivery(sent, unconfirmed, received)::assertExact).doesNotThrowAnyException();
    }

    @Test
    void nothingAcknowledgedProvesNothing() {
        assertThatThrownBy(new Delivery(List.of(), sent, List.of())::assertExact)
                .hasMessageContaining("proves nothing");
    }

    @Test
    void thePayloadsAreWhatTheyClaimToBe() {
        assertThat(sent.get(1).body()).contains("ß", "漢", "😀");
        assertThat(sent.get(2).body()).hasSize(100 * 1024);
        assertThat(Payload.inRow("m", 49).body()).hasSize(100 * 1024);
        assertThat(Payload.inRow("m", 0).body())
                .isNotEqualTo(Payload.inRow("m", 1).body());
    }
}
