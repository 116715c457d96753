package com.mailfence.engine.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldFilterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Return-Path: <x@y.test>\r\n",
        "Authentication-Results: mx.example.test; dmarc=pass\r\n",
        "AUTHENTICATION-RESULTS : mx.example.test;\r\n\tdmarc=pass;\r\n spf=pass\r\n",
        "Received-SPF: pass\r\n",
        "X-Spam-Flag: NO\r\n",
        "x-spam:\r\n"
      })
  void fieldsOnlyWeMayWriteAreTakenOut(String forged) throws IOException { // SM10
    String before = "Subject: a\r\n";
    String after = "To: b\r\n\r\nbody\r\n";
    assertThat(filtered(before + forged + after)).isEqualTo(before + after);
    assertThat(filtered(forged + after)).isEqualTo(after);
    assertThat(filtered(before + forged + "\r\n")).isEqualTo(before + "\r\n");
    assertThat(filtered(before + forged)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n",
        "Subject: a\r\n\tAuthentication-Results: b\r\n\r\n",
        "A: b\r\n\r\nAuthentication-Results: in the body\r\nReturn-Path: too\r\n",
        "\nReceived-SPF: in the body\n",
        "\r\nReceived-SPF: in the body\r\n",
        "Authentication-Results-Of: mine\r\n\r\n",
        "Return-Path without colon\r\nA: b\r\n\r\n",
        "no header at all",
        "Return-Path"
      })
  void allElsePassesUntouched(String message) throws IOException {
    assertThat(filtered(message)).isEqualTo(message);
  }

  @Test
  void longLinesPass() throws IOException {
    String long1 = "X".repeat(63) + ": a\r\n";
    String long2 = "Y".repeat(100_000) + ": b\r\n";
    String message = long1 + long2 + "\r\n" + "z".repeat(5_000);
    assertThat(filtered(message)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "3", "150"})
  void stationsAreCounted(int stations) throws IOException { // SM14
    String head = "Received: by a; x\r\n\tReceived: folded\r\n".repeat(stations);
    var filter = new FieldFilter(new ByteArrayOutputStream());
    byte[] bytes = (head + "\r\nReceived: in the body\r\n").getBytes(ISO_8859_1);
    filter.write(bytes, 0, bytes.length);
    assertThat(filter.received()).isEqualTo(stations);
  }

  /** What passes, fed at once; fed byte by byte it must be the same. */
  private static String filtered(String message) throws IOException {
    byte[] bytes = message.getBytes(ISO_8859_1);
    var atOnce = new ByteArrayOutputStream();
    var filter = new FieldFilter(atOnce);
    filter.write(bytes, 0, bytes.length);
    filter.finish();

    var byByte = new ByteArrayOutputStream();
    var second = new FieldFilter(byByte);
    for (int i = 0; i < bytes.length; i++) {
      second.write(bytes, i, 1);
    }
    second.finish();
    assertThat(byByte.toByteArray()).isEqualTo(atOnce.toByteArray());
    return atOnce.toString(ISO_8859_1);
  }
}
