package com.mailfence.dav.method;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays transcripts of programs that speak DAV. Their lines:
 *
 * <pre>
 * # a remark; empty lines mean nothing
 * C: METHOD path            what is asked
 * H: name: value            a header of it
 * B: text                   a line of its body
 * S: status                 what is answered
 * I: name: text             the text stands in that header of the answer; {@code {x}} captures all
 * +: text                   the text stands in the answer's body; {@code {x}} captures up to a tag
 * -: text                   it does not
 * </pre>
 *
 * <p>{@code {x}} stands for what was captured, also in what is asked.
 */
final class DavTalksTest {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)\\}");

  @ParameterizedTest
  @MethodSource("talks")
  void theProgramHearsWhatTheTranscriptSays(Path talk) throws IOException {
    try (var dav = new DavHouse()) {
      new Player(dav, talk.getFileName().toString()).play(Files.readAllLines(talk));
    }
  }

  @Test
  void thereAreTranscripts() throws IOException, URISyntaxException {
    assertThat(talks()).hasSizeGreaterThan(5);
  }

  static List<Path> talks() throws IOException, URISyntaxException {
    Path directory =
        Path.of(Objects.requireNonNull(DavTalksTest.class.getResource("/talks/dav")).toURI());
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".talk")).sorted().toList();
    }
  }

  /** One talk under way. */
  private static final class Player {
    private final DavHouse dav;
    private final String title;
    private final Map<String, String> known = new HashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final StringBuilder body = new StringBuilder();
    private String[] asked = {};
    private Answer answer = new Answer(0, Map.of(), "");

    Player(DavHouse dav, String title) {
      this.dav = dav;
      this.title = title;
    }

    void play(List<String> script) {
      for (String line : script) {
        String text = line.length() > 3 ? line.substring(3) : "";
        switch (line.isEmpty() ? '#' : line.charAt(0)) {
          case 'C' -> begin(filled(text));
          case 'H' -> header(filled(text));
          case 'B' -> body.append(filled(text)).append("\r\n");
          case 'S' -> ask(Integer.parseInt(text));
          case 'I' -> {
            String[] parts = text.split(": ", 2);
            holds(answer.header(parts[0]), parts[1], ".*");
          }
          case '+' -> holds(answer.body(), text, "[^<]*");
          case '-' -> assertThat(answer.body()).as(where()).doesNotContain(filled(text));
          case '#' -> {}
          default -> throw new IllegalArgumentException(title + ": " + line);
        }
      }
    }

    private void begin(String text) {
      asked = text.split(" ");
      headers.clear();
      body.setLength(0);
    }

    private void header(String text) {
      int colon = text.indexOf(':');
      headers.add(text.substring(0, colon).toLowerCase(Locale.ROOT));
      headers.add(text.substring(colon + 1).strip());
    }

    private void ask(int status) {
      answer = dav.ask(asked[0], asked[1], body.toString(), headers.toArray(String[]::new));
      assertThat(answer.status()).as("%s: %s", where(), answer.body()).isEqualTo(status);
    }

    private void holds(String text, String wanted, String any) {
      Matcher name = NAME.matcher(wanted);
      if (name.find() && !known.containsKey(name.group(1))) {
        String before = Pattern.quote(wanted.substring(0, name.start()));
        String behind = Pattern.quote(wanted.substring(name.end()));
        Matcher found = Pattern.compile(before + "(" + any + ")" + behind).matcher(text);
        assertThat(found.find()).as("%s: %s in %s", where(), wanted, text).isTrue();
        known.put(name.group(1), found.group(1));
      } else {
        assertThat(text).as(where()).contains(filled(wanted));
      }
    }

    private String filled(String text) {
      return NAME.matcher(text)
          .replaceAll(
              name -> Matcher.quoteReplacement(known.getOrDefault(name.group(1), name.group())));
    }

    private String where() {
      return title + ": " + String.join(" ", asked);
    }
  }
}
