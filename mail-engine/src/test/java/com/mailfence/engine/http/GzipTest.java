package com.mailfence.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {
  /** RFC 9110 s12.5.3 */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "deflate, gzip;q=0.5 | true",
        "* | true",
        "GZIP | true",
        "gzip;q=0 | false",
        "gzip; q=0.00 | false",
        "identity | false",
        "deflate, br | false",
        "xgzip | false"
      })
  void clientSaysWhetherItTakesCompressedAnswers(String header, boolean accepted) {
    assertThat(Gzip.accepted(header)).isEqualTo(accepted);
  }

  @Test
  void whoSaysNothingTakesNone() {
    assertThat(Gzip.accepted(null)).isFalse();
  }
}
