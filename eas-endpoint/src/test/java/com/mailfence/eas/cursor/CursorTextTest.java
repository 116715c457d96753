package com.mailfence.eas.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class CursorTextTest {
  @Test
  void everyStateIsReadAsItWasWritten() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      DeviceCursor state = States.random(random);
      assertThat(CursorText.read(CursorText.write(state))).isEqualTo(state);
    }
  }

  @Test
  void aStateAtRestIsSmall() {
    assertThat(CursorText.write(States.confirmed())).hasSizeLessThan(100);
  }

  @Test
  void equalStatesHaveEqualBytes() {
    DeviceCursor state = States.random(new Random(3));
    assertThat(CursorText.write(CursorText.read(CursorText.write(state))))
        .isEqualTo(CursorText.write(state));
  }

  @Test
  void whatIsNoStateIsNotTakenForOne() {
    byte[] state = CursorText.write(States.confirmed());
    for (String wrong : new String[] {"", "s1", "s2 1 1", "s1 1 1 1 x!", "{}"}) {
      assertThatThrownBy(() -> CursorText.read(wrong.getBytes(UTF_8)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    String cut = new String(state, UTF_8).substring(0, state.length - 2);
    assertThatThrownBy(() -> CursorText.read(cut.getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
