package com.mailfence.eas.hierarchy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.hierarchy.FolderState.Deed;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTextTest {
  @Test
  void stateIsReadAsItWasWritten() {
    Cursor cursor = Cursor.settledAt(new Seq(17)).echoing(12, new Seq(18));
    FolderState state =
        FolderState.begin("0badcafe")
            .answered(Cursor.settledAt(new Seq(16)), Set.of(), Deed.NONE)
            .answered(cursor, Set.of(3L, 9L), new Deed("f00d", 12));
    assertThat(FolderText.read(FolderText.write(state))).isEqualTo(state);
    FolderState confirmed = state.at(state.key(state.newest())).orElseThrow();
    assertThat(FolderText.read(FolderText.write(confirmed))).isEqualTo(confirmed);
    assertThat(confirmed.base().deed()).isEqualTo(new Deed("f00d", 12));
  }

  @Test
  void noMoreThanFourAnswersAreKept() {
    FolderState state = FolderState.begin("0badcafe");
    for (int i = 1; i <= 10; i++) {
      state = state.answered(Cursor.settledAt(new Seq(i)), Set.of(), Deed.NONE);
    }
    assertThat(state.answers()).hasSize(4);
    assertThat(state.newest().cursor().settled()).isEqualTo(new Seq(10));
    assertThat(state.at(state.key(state.answers().get(0)))).isPresent();
    assertThat(state.at("0badcafe1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "f9 x", "f1 mark", "f1 mark 1 0 0 0 0 -", "f1 mark x"})
  void otherBytesAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> FolderText.read(text.getBytes(UTF_8)));
  }
}
