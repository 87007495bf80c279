package io.github.activemqcluster.drill.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.activemqcluster.drill.history.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

    @Test
    void aSendThatTheDrillBrokeOffSaysNothing() {
        // when
        Verdict verdict = judge(new Story()
                .sends("1")
                .abandons("1")
                .sends("2")
                .abandons("2")
                .receives("2")
                .drains());

        // then
        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.failed()).isZero();
        assertThat(verdict.recovered()).isOne();
    }

    @Test
    void whatWasAcknowledgedAndReceivedIsGood() {
        Verdict verdict = judge(
                new Story().sends("1").acknowledges("a", "1").receives("1").drains());

        assertThat(verdict)
                .isEqualTo(new Verdict(
                        1, 1, 1, 0, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0));
        assertThat(verdict.isGood()).isTrue();
    }

    @Test
    void whatIsReceivedBeforeItsAcknowledgementIsSeenIsGood() {
        Verdict verdict = judge(
                new Story().sends("1").receives("1").acknowledges("a", "1").drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.recovered()).isZero();
    }

    @Test
    void whatWasAcknowledgedAndNeverReceivedIsLost() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .receives("2")
                .drains());

        assertThat(verdict.lost()).containsExactly("1");
        assertThat(verdict.received()).isOne();
        assertThat(verdict.doubted()).isZero();
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void whatFailedAndDidNotArriveIsNotLost() {
        Verdict verdict = judge(new Story().sends("1").fails("1").sends("2").drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.failed()).isOne();
        assertThat(verdict.sent()).isEqualTo(2);
    }

    @Test
    void whatFailedOrNeverEndedAndArrivesIsRecovered() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .fails("1")
                .sends("2")
                .receives("1")
                .receives("2")
                .drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.recovered()).isEqualTo(2);
    }

    @Test
    void whatArrivesMoreThanOnceIsCountedOnce() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .receives("1")
                .receivesAgain("1")
                .receivesAgain("1")
                .drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.duplicated()).isOne();
        assertThat(verdict.received()).isOne();
    }

    @Test
    void whatTheBrokerSaysItHasDeliveredBeforeIsNoDuplicateIfTheClientNeverGotIt() {
        Verdict verdict = judge(
                new Story().sends("1").acknowledges("a", "1").receivesAgain("1").drains());

        assertThat(verdict.duplicated()).isZero();
        assertThat(verdict.isGood()).isTrue();
    }

    @Test
    void whatWasNeverSentIsUnexpected() {
        Verdict verdict = judge(new Story().receives("ID:host-1").drains());

        assertThat(verdict.unexpected()).containsExactly("ID:host-1 received, never sent");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void whatArrivesBeforeItWasSentIsUnexpected() {
        Verdict verdict = judge(
                new Story().receives("1").sends("1").acknowledges("a", "1").drains());

        assertThat(verdict.unexpected()).containsExactly("1 received, never sent");
        assertThat(verdict.lost()).containsExactly("1");
    }

    @Test
    void whatIsAlteredIsUnexpectedAndHasNotArrived() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .receivesAltered("1")
                .drains());

        assertThat(verdict.unexpected()).containsExactly("1 altered");
        assertThat(verdict.lost()).containsExactly("1");
    }

    @Test
    void anAcknowledgementOfNothingAndAnIdUsedTwiceAreUnexpected() {
        Verdict verdict =
                judge(new Story().acknowledges("a", "1").sends("2").sends("2").drains());

        assertThat(verdict.unexpected()).containsExactly("1 acknowledged, never sent", "2 sent twice");
    }

    @Test
    void nothingIsSaidOfWhatIsMissingBeforeTheQueueWasDrained() {
        Verdict verdict = judge(new Story().sends("1").acknowledges("a", "1"));

        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.undecided()).containsExactly("1");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void norOfWhatWasAcknowledgedAfterThat() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .drains()
                .sends("2")
                .acknowledges("a", "2"));

        assertThat(verdict.lost()).containsExactly("1");
        assertThat(verdict.undecided()).containsExactly("2");
    }

    @Test
    void whatWasOutOfReachStaysSoThoughItIsNotLost() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .misses("1")
                .receives("1")
                .drains());

        assertThat(verdict.unreached()).containsExactly("1");
        assertThat(verdict.lost()).isEmpty();
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void anotherQueueIsNoneOfItsBusiness() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .inAnotherQueue(Event.Kind.RECEIVED, "1")
                .inAnotherQueue(Event.Kind.DRAINED, "")
                .drains());

        assertThat(verdict.lost()).containsExactly("1");
    }

    @Test
    void aSendThatReturnedBeforeTheBrokerHadTheMessageIsAPromiseAsWell() {
        Verdict verdict = judge(new Story().sends("1").returns("a", "1").drains());

        assertThat(verdict.acknowledged()).isOne();
        assertThat(verdict.lost()).containsExactly("1");
    }

    @Test
    void aTransactionWhoseCommitFailedMayBeThereOrNotButNotInPart() {
        assertThat(judge(new Story()
                                .sendsIn("t", "1")
                                .sendsIn("t", "2")
                                .fails("1")
                                .fails("2")
                                .drains())
                        .isGood())
                .isTrue();
        assertThat(judge(new Story()
                                .sendsIn("t", "1")
                                .sendsIn("t", "2")
                                .fails("1")
                                .fails("2")
                                .receives("1")
                                .receives("2")
                                .drains())
                        .recovered())
                .isEqualTo(2);
        assertThat(judge(new Story()
                                .sendsIn("t", "1")
                                .sendsIn("t", "2")
                                .fails("1")
                                .fails("2")
                                .receives("1")
                                .receives("2")
                                .drains())
                        .torn())
                .isEmpty();
        assertThat(judge(new Story()
                                .sendsIn("t", "1")
                                .sendsIn("t", "2")
                                .sendsIn("t", "3")
                                .fails("1")
                                .fails("2")
                                .fails("3")
                                .receives("2")
                                .receives("3")
                                .drains())
                        .torn())
                .containsExactly("t: 2 of 3 sent");
    }

    @Test
    void ofATransactionThatWasCommittedEachMissingMessageIsLost() {
        Verdict verdict = judge(new Story()
                .sendsIn("t", "1")
                .sendsIn("t", "2")
                .acknowledges("a", "1")
                .acknowledges("a", "2")
                .receives("1")
                .drains());

        assertThat(verdict.lost()).containsExactly("2");
        assertThat(verdict.torn()).isEmpty();
    }

    @Test
    void whatATransactionTookOfUnknownOutcomeIsNotLostIfNoneOfItComesAgain() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .doubts("t", "1")
                .doubts("t", "2")
                .drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.doubted()).isEqualTo(2);
    }

    @Test
    void norIfAllOfItComesAgain() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .doubts("t", "1")
                .doubts("t", "2")
                .receivesAgain("2")
                .receivesAgain("1")
                .drains());

        assertThat(verdict.isGood()).isTrue();
        assertThat(verdict.doubted()).isZero();
    }

    @Test
    void aTransactionOfWhichPartIsTakenAndPartComesAgainIsTorn() {
        Verdict verdict = judge(new Story()
                .sends("1")
                .acknowledges("a", "1")
                .sends("2")
                .acknowledges("a", "2")
                .sends("3")
                .acknowledges("a", "3")
                .doubts("t", "1")
                .doubts("t", "2")
                .doubts("t", "3")
                .receivesAgain("2")
                .drains());

        assertThat(verdict.torn()).containsExactly("t: 2 of 3 taken");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void aRequestNeedsAnAnswerOrAnError() {
        Verdict verdict = judge(new Story()
                .requests("1")
                .answers("1")
                .requests("2")
                .answersNothing("2")
                .requests("3")
                .abandons("3")
                .requests("4"));

        assertThat(verdict.sent()).isEqualTo(4);
        assertThat(verdict.acknowledged()).isOne();
        assertThat(verdict.received()).isOne();
        assertThat(verdict.failed()).isOne();
        assertThat(verdict.silent()).containsExactly("4");
        assertThat(verdict.isGood()).isFalse();
    }

    @Test
    void anAnswerToWhatNobodyAskedIsNotExpected() {
        assertThat(judge(new Story().answers("1")).unexpected()).containsExactly("1 answered, never sent");
    }

    private static Verdict judge(Story story) {
        return Verdict.of(story.events(), Story.QUEUE);
    }
}
