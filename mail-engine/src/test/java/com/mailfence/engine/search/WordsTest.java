package com.mailfence.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @Test
  void aQuestionIsWordsAndWhatStandsInMarks() {
    assertThat(Words.of("Two  words \"and  a phrase\" end*"))
        .containsExactly("two", "words", "and  a phrase", "end");
    assertThat(Words.of("\"open end")).containsExactly("open end");
    assertThat(Words.of(" * \"\" ")).isEmpty();
    assertThat(Words.of("a ".repeat(100))).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({
    "barry johnson, john, true",
    "james littlejohn, john, false",
    "john, john, true",
    "re:john, john, true",
    "x@example.org, example, true",
    "x@example.org, @ex, true",
    "xjohn johnny, john, true",
    "明日の会議, 会議, true",
    "ねこのて, の, true",
    "ａ, b, false"
  })
  void wordsAreFoundByTheirBeginning(String text, String word, boolean found) {
    assertThat(Words.has(Words.plain(text), word)).isEqualTo(found); // [MS-ASCMD] R3697
  }
}
