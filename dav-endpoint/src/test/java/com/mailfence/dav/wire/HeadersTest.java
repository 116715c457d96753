package com.mailfence.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.dav.xml.BadWire;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {
  /** The resource of the request has lock "t" and tag "e"; the one at /b has lock "u". */
  private static final IfHeader.State STATE =
      new IfHeader.State() {
        @Override
        public boolean hasToken(@Nullable String resource, String token) {
          return token.equals(resource == null ? "t" : resource.equals("/b") ? "u" : "");
        }

        @Override
        public boolean hasTag(@Nullable String resource, String tag) {
          return resource == null && tag.equals("e");
        }
      };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(<t>)|true",
        "(<t> [\"e\"])|true",
        "(<t> [\"f\"])|false",
        "(Not <t>)|false",
        "(Not <x>) |true",
        "(<x>) (<t>)|true",
        "(<x>) ([\"f\"])|false",
        "</b> (<u>)|true",
        "</b> (<t>)|false",
        "</b> (<x>) (<u>)|true",
        "(<t>) (Not <DAV:no-lock>)|true",
        "([e])|true"
      })
  void ifHoldsWhenOneListHolds(String header, boolean holds) {
    assertThat(IfHeader.read(header).holds(STATE)).isEqualTo(holds); // RFC 4918 s10.4.3
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "(", "()", "(<t>", "<a>", "<a> x", "([e)", "(Not)"})
  void unreadableIfIsRefused(String header) {
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> IfHeader.read(header));
  }

  @Test
  void ifWithTenThousandConditionsIsRefused() {
    String header = "(" + "<t>".repeat(10_000) + ")";
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> IfHeader.read(header)); // DV03
  }

  @Test
  void tokensThatAreShownAreThoseNotNegated() {
    assertThat(IfHeader.read("(<a> Not <b>) (<c>)").tokens()).isEqualTo(Set.of("a", "c"));
  }

  @ParameterizedTest
  @CsvSource({"0,ZERO", "1,ONE", "infinity,INFINITY", "Infinity,INFINITY"})
  void depthIsRead(String header, Depth depth) {
    assertThat(Depth.read(header, Depth.ONE)).isEqualTo(depth);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "foo", "", "-1"})
  void otherDepthsAreRefused(String header) {
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Depth.read(header, Depth.ONE));
  }

  @Test
  void entityTagsAreCompared() {
    assertThat(EntityTags.read(null)).isEmpty();
    EntityTags tags = EntityTags.read("\"a\", W/\"b\" ,\"c\"").orElseThrow();
    assertThat(tags.match("a")).isTrue();
    assertThat(tags.match("b")).isFalse();
    assertThat(tags.match("c")).isTrue();
    assertThat(tags.match(null)).isFalse();
    assertThat(EntityTags.read("*").orElseThrow().match("x")).isTrue();
    assertThat(EntityTags.read("bare").orElseThrow().match("bare")).isTrue();
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> EntityTags.read("\"a"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 4",
    "bytes=2-, 2, 8",
    "bytes=-3, 7, 3",
    "bytes=5-500, 5, 5",
    "bytes=-500, 0, 10"
  })
  void rangeIsCutToWhatIsThere(String header, long first, long length) {
    assertThat(ByteRange.read(header, 10)).contains(new ByteRange(first, length));
  }

  @Test
  void rangesThatAreNotServedAreIgnoredOrEmpty() {
    assertThat(ByteRange.read(null, 10)).isEmpty();
    assertThat(ByteRange.read("bytes=0-1,3-4", 10)).isEmpty();
    assertThat(ByteRange.read("lines=0-1", 10)).isEmpty();
    assertThat(ByteRange.read("bytes=5-2", 10)).isEmpty();
    assertThat(ByteRange.read("bytes=10-", 10)).contains(ByteRange.NONE);
    assertThat(ByteRange.read("bytes=-0", 10)).contains(ByteRange.NONE);
  }

  @Test
  void wishesAreRead() {
    assertThat(Prefer.read("return=minimal, depth-noroot", null))
        .isEqualTo(new Prefer(true, false, true));
    assertThat(Prefer.read("return=\"representation\"", "t"))
        .isEqualTo(new Prefer(true, true, false));
    assertThat(Prefer.read(null, null)).isEqualTo(new Prefer(false, false, false));
  }

  @Test
  void destinationIsOfThisHostOrOfAnother() {
    assertThat(Destination.read("https://h/a%20b", "h:443").orElseThrow().href())
        .isEqualTo("/a%20b");
    assertThat(Destination.read("/a", "h").orElseThrow().href()).isEqualTo("/a");
    assertThat(Destination.read("https://other/a", "h")).isEmpty(); // DV04
    assertThat(Destination.read("https://h@other/a", "h")).isEmpty();
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Destination.read("//h/a", "h"));
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Destination.read("a b", "h"));
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(() -> Destination.read("https://h/%2e%2e/a", "h"));
  }
}
