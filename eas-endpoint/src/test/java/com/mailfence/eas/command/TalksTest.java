package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays the transcripts of phones. */
final class TalksTest {
  @ParameterizedTest
  @MethodSource("talks")
  void thePhoneHearsWhatTheTranscriptSays(Path talk) throws IOException {
    EasTalk.play(talk);
  }

  @Test
  void thereAreTranscripts() throws IOException, URISyntaxException {
    assertThat(talks()).isNotEmpty();
  }

  static List<Path> talks() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(TalksTest.class.getResource("/talks/eas")).toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".talk")).sorted().toList();
    }
  }
}
