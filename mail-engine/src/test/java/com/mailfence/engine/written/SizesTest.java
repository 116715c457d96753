package com.mailfence.engine.written;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SizesTest {
  @ParameterizedTest
  @CsvSource({
    "50MiB,52428800",
    "1048576,1048576",
    "2GiB,2147483648",
    "64 KiB,65536",
    "5B,5",
    "0,0",
    "1TiB,1099511627776"
  })
  void sizesAreReadAndWritten(String text, long bytes) {
    assertThat(Sizes.read(text)).isEqualTo(bytes);
    assertThat(Sizes.read(Sizes.exact(bytes))).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MiB", "-1", "1.5GiB", "5mb", "999999999999999TiB", "1 000"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> Sizes.read(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nearestWordIsNearOrNone() {
    assertThat(Nearest.to("passwrod", List.of("password", "photo"))).contains("password");
    assertThat(Nearest.to("zebra", List.of("password", "photo"))).isEmpty();
    assertThat(Nearest.to("x".repeat(10_000), List.of("password"))).isEmpty();
    assertThat(Nearest.to("a", List.of())).isEmpty();
  }
}
