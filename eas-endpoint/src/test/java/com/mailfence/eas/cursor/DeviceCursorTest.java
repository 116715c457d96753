package com.mailfence.eas.cursor;

import static com.mailfence.eas.cursor.States.INBOX;
import static com.mailfence.eas.cursor.States.OTHER;
import static com.mailfence.eas.cursor.States.at;
import static com.mailfence.eas.cursor.States.begun;
import static com.mailfence.eas.cursor.States.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DeviceCursorTest {
  @Test
  void keyZeroGivesAKeyAndNothingElse() { // [MS-ASCMD] R4599
    DeviceCursor begun = begun();
    DeviceCursor next = begun.at(begun.firstKey()).orElseThrow();
    assertThat(next.base().cursor()).isEqualTo(Cursor.START);
    assertThat(next.repeated()).isFalse();
  }

  @Test
  void aKeyIsShortAndKnownOnlyWhereItWasGiven() { // EA11
    DeviceCursor here = begun();
    DeviceCursor there = DeviceCursor.begin(OTHER, 1_000, Options.NONE, Supported.ALL);
    DeviceCursor later = DeviceCursor.begin(INBOX, 1_001, Options.NONE, Supported.ALL);
    assertThat(there.at(here.firstKey())).isEmpty();
    assertThat(later.at(here.firstKey())).isEmpty();
    DeviceCursor longest =
        DeviceCursor.begin(
            new CollectionId(INBOX.account(), Long.MAX_VALUE),
            Long.MAX_VALUE,
            Options.NONE,
            Supported.ALL);
    assertThat(longest.key(new Generation(Long.MAX_VALUE, Cursor.START))).hasSizeLessThan(65);
  }

  @Test
  void noOtherWordIsAKey() { // SYNC-028
    DeviceCursor state = confirmed().answered(at(5));
    String key = state.key(state.base());
    for (String wrong : new String[] {"", "0", "1", "{}", key + " ", "0" + key, key + "9"}) {
      assertThat(state.at(wrong)).describedAs(wrong).isEmpty();
    }
    assertThat(state.at(key.substring(0, key.length() - 1) + "0")).isEmpty();
  }

  @Test
  void theKeyOfAnAnswerConfirmsIt() {
    DeviceCursor answered = confirmed().answered(at(5));
    Generation answer = answered.answer(at(5)).orElseThrow();
    DeviceCursor next = answered.at(answered.key(answer)).orElseThrow();
    assertThat(next.base()).isEqualTo(answer);
    assertThat(next.repeated()).isFalse();
    assertThat(next.at(answered.key(answered.base()))).isEmpty();
  }

  @Test
  void theKeyBeforeIsGoodUntilTheNextIsUsed() { // SYNC-025
    DeviceCursor answered = confirmed().answered(at(5));
    DeviceCursor again = answered.at(answered.key(answered.base())).orElseThrow();
    assertThat(again.base().cursor()).isEqualTo(Cursor.START);
    assertThat(again.repeated()).isTrue();
  }

  @Test
  void anEqualAnswerHasTheSameKey() { // SYNC-025
    DeviceCursor answered = confirmed().answered(at(5));
    assertThat(answered.answered(at(5))).isSameAs(answered);
  }

  @Test
  void anotherAnswerHasAnotherKeyAndBothAreGood() {
    DeviceCursor both = confirmed().answered(at(5)).answered(at(6));
    for (int seq = 5; seq <= 6; seq++) {
      Generation answer = both.answer(at(seq)).orElseThrow();
      assertThat(both.at(both.key(answer)).orElseThrow().base().cursor()).isEqualTo(at(seq));
    }
  }

  @Test
  void aNumberIsNotGivenAgain() {
    DeviceCursor both = confirmed().answered(at(5)).answered(at(6));
    String lost = both.key(both.answer(at(6)).orElseThrow());
    String taken = both.key(both.answer(at(5)).orElseThrow());
    DeviceCursor next = both.at(taken).orElseThrow().answered(at(7));
    assertThat(next.at(lost)).isEmpty();
  }

  @Test
  void keysOfOneBeginningAreInOrder() {
    DeviceCursor state = confirmed();
    String ninth = state.key(new Generation(9, Cursor.START));
    String tenth = state.key(new Generation(10, Cursor.START));
    assertThat(DeviceCursor.isLater(tenth, ninth)).isTrue();
    assertThat(DeviceCursor.isLater(ninth, tenth)).isFalse();
    assertThat(DeviceCursor.isLater(ninth, ninth)).isFalse();
    DeviceCursor other = DeviceCursor.begin(INBOX, 2_000, Options.NONE, Supported.ALL);
    assertThat(DeviceCursor.isLater(tenth, other.firstKey())).isFalse();
    assertThat(DeviceCursor.isLater("9", "0")).isFalse();
  }

  @Test
  void onlySomeAnswersAreKept() {
    DeviceCursor state = confirmed();
    for (int seq = 1; seq <= 50; seq++) {
      state = state.answered(at(seq));
    }
    assertThat(state.answers()).hasSize(DeviceCursor.MOST_ANSWERS);
    assertThat(state.answer(at(50))).isPresent();
    assertThat(state.at(state.key(state.base()))).isPresent();
  }

  @Test
  void whatWasWrittenIsForgottenOnceTheAnswerIsConfirmed() {
    DeviceCursor wrote =
        confirmed()
            .wrote(Map.of("c1", 9L), Map.of(3L, new OwnWrite(3, new Seq(8), 77, true)))
            .answered(at(9));
    assertThat(wrote.repeated()).isTrue();
    DeviceCursor next = wrote.at(wrote.key(wrote.answer(at(9)).orElseThrow())).orElseThrow();
    assertThat(next.adds()).isEmpty();
    assertThat(next.own()).isEmpty();
  }

  @Test
  void beginningTwiceAtOnceIsBeginningOnce() {
    DeviceCursor begun = begun();
    DeviceCursor again = begun.beginAgain(INBOX, 2_000, States.PLAIN_500, Supported.ALL);
    assertThat(again.firstKey()).isEqualTo(begun.firstKey());
    assertThat(again.options()).isEqualTo(States.PLAIN_500);
  }

  @Test
  void beginningAnewForgetsWhatWas() { // SYNC-016
    DeviceCursor used = confirmed().answered(at(5));
    DeviceCursor again = used.beginAgain(INBOX, 1_000, Options.NONE, Supported.ALL);
    assertThat(again.at(used.key(used.base()))).isEmpty();
    assertThat(again.at(again.firstKey()).orElseThrow().base().cursor()).isEqualTo(Cursor.START);
  }

  @Test
  void aQuietRoundMovesTheCursorUnderTheSameKey() {
    DeviceCursor quiet = confirmed().quiet(at(5));
    assertThat(quiet.key(quiet.base())).isEqualTo(confirmed().key(confirmed().base()));
    assertThat(quiet.base().cursor()).isEqualTo(at(5));
    assertThat(quiet.quiet(at(5))).isSameAs(quiet);
  }
}
