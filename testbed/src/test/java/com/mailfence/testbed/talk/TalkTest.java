package com.mailfence.testbed.talk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TalkTest {
  @Test
  void aTalkIsPlayedInPieces() {
    var echo = new Echo();
    Talk.of(
            """
            # a remark
            S: hello
            C: one
            C: two
            S: one
            S: t*

            T:
            R: a\\r\\nb\\0\\\\\\r\\n
            S: a
            S: b\0\\
            E:
            """)
        .play(echo);
    assertThat(echo.heard).containsExactly("", "one\r\ntwo\r\n", "secure", "a\r\nb\0\\\r\n");
  }

  @Test
  void anotherAnswerFails() {
    assertThatThrownBy(() -> Talk.of("C: one\nS: two").play(new Echo()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Talk.of("C: one\nS: two*").play(new Echo()))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void anAnswerTooManyOrTooFewFails() {
    assertThatThrownBy(() -> Talk.of("C: one\nC: two\nS: one").play(new Echo()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Talk.of("C: one\nS: one\nS: two").play(new Echo()))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> Talk.of("C: one").play(new Echo())).isInstanceOf(AssertionError.class);
  }

  @Test
  void anEndThatDoesNotComeFails() {
    assertThatThrownBy(() -> Talk.of("C: one\nS: one\nE:").play(new Echo()))
        .isInstanceOf(AssertionError.class);
  }

  /** Says hello, then what it hears; is over when it heard a backslash. */
  private static final class Echo implements Peer {
    final List<String> heard = new ArrayList<>();

    @Override
    public byte[] say(byte[] bytes) {
      heard.add(new String(bytes, UTF_8));
      return bytes.length == 0 ? "hello\r\n".getBytes(UTF_8) : bytes;
    }

    @Override
    public void secure() {
      heard.add("secure");
    }

    @Override
    public boolean isOver() {
      return heard.stream().anyMatch(text -> text.contains("\\"));
    }
  }
}
