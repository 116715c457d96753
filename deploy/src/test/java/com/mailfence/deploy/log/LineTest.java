package com.mailfence.deploy.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final String HOSTILE =
      "a\r\nlevel=error says=\"forged\"\u001b[31m\u2028\u202e${x}\t\\";

  @Test
  void wordsAreReadableAndQuotedOnlyWhereNeeded() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("level", "info");
    words.put("says", "two words");
    words.put("none", "");
    assertThat(new WordLine().of(words)).isEqualTo("level=info says=\"two words\" none=\"\"");
  }

  /** WS13: what a stranger sends stays one line and moves no cursor. */
  @Test
  void nothingBreaksALineOrSpeaksToATerminal() {
    for (Line form : new Line[] {new WordLine(), new JsonLine()}) {
      String line = form.of(Map.of("says", HOSTILE));
      assertThat(line).doesNotContain("\r", "\n", "\u001b", "\u2028", "\u202e");
      assertThat(line).contains("${x}");
    }
  }

  @Test
  void aJsonLineReadsBackAsItWas() throws Exception {
    String line = new JsonLine().of(Map.of("says", HOSTILE, "time", "now"));
    Map<?, ?> read = new ObjectMapper().readValue(line, Map.class);
    assertThat(read.get("says")).isEqualTo(HOSTILE);
  }
}
