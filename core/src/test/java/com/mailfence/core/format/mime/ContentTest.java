package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTest {
  private static final String TEXT = "0123456789";

  private static Content memory(String text) {
    return Content.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static List<Content> all(Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("mail"), TEXT);
    return List.of(
        memory(TEXT),
        Content.of(file),
        memory("ab" + TEXT + "c").slice(2, 12),
        Content.of(file).slice(0, 10),
        Content.concat(List.of(memory("01"), memory(""), Content.of(file).slice(2, 10))),
        Content.concat(List.of(memory(TEXT))).slice(0, 10));
  }

  @Test
  void everySortReadsTheSameFromEveryPlace(@TempDir Path dir) throws IOException {
    for (Content content : all(dir)) {
      assertThat(content.size()).isEqualTo(10);
      for (int from = 0; from <= 10; from++) {
        try (InputStream in = content.open(from)) {
          assertThat(in.readAllBytes()).asString().isEqualTo(TEXT.substring(from));
        }
        for (int to = from; to <= 10; to++) {
          assertThat(content.slice(from, to).bytes())
              .asString()
              .isEqualTo(TEXT.substring(from, to));
        }
      }
    }
  }

  @Test
  void everySortCanBeOpenedAgain(@TempDir Path dir) throws IOException {
    for (Content content : all(dir)) {
      assertThat(content.bytes()).isEqualTo(content.bytes());
      try (InputStream in = content.open()) {
        assertThat(in.skip(3)).isEqualTo(3);
        assertThat(in.read()).isEqualTo('3');
        assertThat(in.readAllBytes()).asString().isEqualTo("456789");
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void nothingIsReadBeyondTheEnd() {
    assertThatThrownBy(() -> memory("abc").slice(2, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> memory("abc").slice(2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> memory("abc").open(4)).isInstanceOf(EOFException.class);
    Content joined = Content.concat(List.of(memory("a"), memory("b")));
    assertThatThrownBy(() -> joined.open(3)).isInstanceOf(EOFException.class);
  }

  @Test
  void piecesAreOpenedOnlyWhenTheirTurnComes() throws IOException {
    Content later =
        new Content() {
          @Override
          public long size() {
            return 1;
          }

          @Override
          public InputStream open() throws IOException {
            throw new IOException("too early");
          }
        };
    try (InputStream in = Content.concat(List.of(memory("ab"), later)).open()) {
      assertThat(in.readNBytes(2)).asString().isEqualTo("ab");
      assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }
  }

  @Test
  void replacedStretchesLeaveTheRestAlone() throws IOException {
    Splice splice = new Splice(memory(TEXT));
    splice.cut(0, 2);
    splice.replace(4, 6, memory("xyz"));
    splice.replace(10, 10, memory("end"));
    assertThat(splice.content().bytes()).asString().isEqualTo("23xyz6789end");
    assertThat(new Splice(memory(TEXT)).content().bytes()).asString().isEqualTo(TEXT);
  }
}
