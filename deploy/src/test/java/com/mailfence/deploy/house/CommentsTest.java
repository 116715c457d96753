package com.mailfence.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.deploy.house.Comments.Comment;
import org.junit.jupiter.api.Test;

final class CommentsTest {

  @Test
  void commentsAreFoundWithTheirLines() {
    assertThat(Comments.of("a // one\n/* two\n * three */ b // four"))
        .containsExactly(
            new Comment(1, "// one"),
            new Comment(2, "/* two"),
            new Comment(3, "* three */"),
            new Comment(3, "// four"));
  }

  @Test
  void stringsAreNoComments() {
    assertThat(Comments.of("\"// no\" '\"' \"\\\"// no\" \"\"\"\n \\\" // no\n\"\"\" // yes"))
        .containsExactly(new Comment(3, "// yes"));
  }

  @Test
  void unfinishedTextsEnd() {
    assertThat(Comments.of("/* open")).containsExactly(new Comment(1, "/* open"));
    assertThat(Comments.of("\"open\\")).isEmpty();
  }
}
