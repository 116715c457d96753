package com.mailfence.dav.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.dav.xml.BadWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/a, /a",
    "/a/, /a/",
    "//a///b, /a/b",
    "/a%40b/, /a@b/",
    "/%e2%82%ac, /%e2%82%ac",
    "/a%20b%25, /a%20b%25"
  })
  void pathIsWrittenAsItWasMeant(String raw, String href) {
    assertThat(Path.read(raw).href()).isEqualTo(href);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "/../a",
        "/a/%2e%2e/b",
        "/a/.",
        "/a%2fb",
        "/a%5Cb",
        "/a%00",
        "/a%0d%0a",
        "/%c3",
        "/%zz",
        "/%4",
        "/ä",
        "/a#b",
        "/a?b"
      })
  void whatIsNoNameIsRefused(String raw) {
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Path.read(raw)); // DV05
  }

  @Test
  void longAndDeepPathsAreRefused() {
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Path.read("/" + "a".repeat(600)));
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Path.read("/a".repeat(40)));
    assertThatExceptionOfType(BadWire.class).isThrownBy(() -> Path.read("/a".repeat(4000)));
  }

  @Test
  void pathCoversWhatLiesBelow() {
    Path a = Path.read("/a/b/");
    assertThat(a.covers(Path.read("/a/b"))).isTrue();
    assertThat(a.covers(Path.read("/a/b/c"))).isTrue();
    assertThat(a.covers(Path.read("/a/bc"))).isFalse();
    assertThat(a.leadsWhere(Path.read("/a/b"))).isTrue();
    assertThat(a.child("x y", true).href()).isEqualTo("/a/b/x%20y/");
    assertThat(a.parent().href()).isEqualTo("/a/");
  }
}
