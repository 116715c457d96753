package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every stage gives the same whatever the pieces are in which it is handed its bytes. */
class StagesTest {
  private static final Map<String, UnaryOperator<ByteSink>> STAGES =
      Map.ofEntries(
          Map.entry("base64 decoder", Base64Decoder::new),
          Map.entry("base64 encoder", Base64Encoder::new),
          Map.entry("quoted-printable decoder", QuotedPrintableDecoder::new),
          Map.entry("quoted-printable encoder", QuotedPrintableEncoder::new),
          Map.entry("line ends", LineEnds::new),
          Map.entry("line marks", LineMarks::new),
          Map.entry("utf-8", next -> decoding(StandardCharsets.UTF_8, next)),
          Map.entry("utf-16", next -> decoding(StandardCharsets.UTF_16, next)),
          Map.entry("gb18030", next -> decoding(Charset.forName("gb18030"), next)),
          Map.entry("iso-2022-jp", next -> decoding(Charset.forName("iso-2022-jp"), next)),
          Map.entry("doubtful text", next -> new TextDecoder(null, new Utf8Encoding(next))),
          Map.entry("page", next -> new HtmlCharset(new Utf8Encoding(next))),
          Map.entry("page to text", next -> text(HtmlToText.reading(new Utf8Encoding(next)))),
          Map.entry("text to page", next -> text(new TextToHtml(new Utf8Encoding(next)))),
          Map.entry("flowed text", next -> text(new FlowedText(false, new Utf8Encoding(next)))));

  private static final List<String> PIECES =
      List.of(
          "word ",
          "\r\n",
          "\n",
          "\r",
          "=",
          "=3D",
          "=\r\n",
          "> ",
          "-- \r\n",
          "\u00e4",
          "\u00c3\u00a4",
          "\u00f0\u009f\u0098\u0080",
          "<p>",
          "</p>",
          "<a href=\"http://x\">",
          "&amp;",
          "&#228;",
          "\u001b$B",
          "\u001b(B",
          "\u000e",
          "\0",
          "SGVsbG8=",
          "\u00fe\u00ff",
          "\u0081\u0030\u0081\u0030",
          "  \t");

  private static ByteSink decoding(Charset charset, ByteSink next) {
    return new CharsetDecoding(charset, new Utf8Encoding(next));
  }

  private static ByteSink text(CharSink next) {
    return new CharsetDecoding(StandardCharsets.UTF_8, next);
  }

  @Test
  void thePlacesOfTheCutsDoNotMatter() {
    STAGES.forEach(
        (name, stage) -> {
          for (int seed = 0; seed < 300; seed++) {
            byte[] bytes = bytes(new Random(seed));
            byte[] whole = run(bytes, stage, bytes.length + 1);
            assertThat(run(bytes, stage, 1)).as("%s, seed %d", name, seed).isEqualTo(whole);
            assertThat(run(bytes, stage, 7)).as("%s, seed %d", name, seed).isEqualTo(whole);
          }
        });
  }

  private static byte[] bytes(Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(30); count > 0; count--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] run(byte[] bytes, UnaryOperator<ByteSink> stage, int step) {
    Collected out = new Collected();
    ByteSink head = stage.apply(out);
    for (int at = 0; at < bytes.length; at += step) {
      head.take(bytes, at, Math.min(step, bytes.length - at));
    }
    head.end();
    return out.bytes();
  }

  private static String run(String text, UnaryOperator<ByteSink> stage) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new String(run(bytes, stage, bytes.length + 1), StandardCharsets.UTF_8);
  }

  @Test
  void largeInputsPassWhole() {
    String text = "Grüße, 北京 😀 and some plain words.\r\n".repeat(5000);
    for (String name : List.of("utf-8", "doubtful text", "page", "line ends")) {
      assertThat(run(text, STAGES.get(name))).as(name).isEqualTo(text);
    }
    assertThat(run(text, next -> new Base64Encoder(new Base64Decoder(next)))).isEqualTo(text);
    assertThat(run(text, next -> new QuotedPrintableEncoder(new QuotedPrintableDecoder(next))))
        .isEqualTo(text);
  }

  @Test
  void linesAreQuotedWithOneMarkEach() { // RFC 3676 s4.5
    assertThat(run("a\r\n\r\n> b\nc", LineMarks::new)).isEqualTo("> a\r\n> \r\n>> b\n> c");
    assertThat(run("", LineMarks::new)).isEmpty();
    assertThat(run("a\r\n", LineMarks::new)).isEqualTo("> a\r\n");
  }

  @Test
  void everyLineEndBecomesStrict() { // SM02
    assertThat(run("a\nb\rc\r\nd\r\r\n\ne\0f\r", LineEnds::new))
        .isEqualTo("a\r\nb\r\nc\r\nd\r\n\r\n\r\nef\r\n");
  }

  @Test
  void encodedLinesAreShort() {
    String text = "ä".repeat(500) + " " + "x".repeat(500) + " \t\r\n.\r\n";
    for (String name : List.of("quoted-printable encoder", "base64 encoder")) {
      for (String line : run(text, STAGES.get(name)).split("\r\n")) {
        assertThat(line.length()).as(name).isLessThanOrEqualTo(76); // RFC 2045 s6.7, s6.8
        assertThat(line).doesNotEndWith(" ").doesNotEndWith("\t").doesNotStartWith(".");
      }
    }
  }

  @Test
  void theSizeOfBase64IsKnownBeforehand() {
    for (int length = 0; length < 300; length++) {
      byte[] bytes = new byte[length];
      assertThat(Base64Encoder.size(length)).isEqualTo(run(bytes, Base64Encoder::new, 13).length);
    }
  }
}
