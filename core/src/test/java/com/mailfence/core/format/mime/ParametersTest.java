package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

  private static Map<String, String> read(String value) {
    return Parameters.parse(value).all();
  }

  @Test
  void valuesAreReadWithAndWithoutQuotes() {
    Parameters parameters =
        Parameters.parse("text/plain; Charset=utf-8 ; name=\"a; b\"; x=\"q\\\"\\\\\"");
    assertThat(parameters.value()).isEqualTo("text/plain");
    assertThat(parameters.all())
        .containsExactly(
            Map.entry("charset", "utf-8"), Map.entry("name", "a; b"), Map.entry("x", "q\"\\"));
  }

  @Test
  void carelessWritingIsUnderstood() {
    assertThat(read("x; name=two words.pdf; y=1"))
        .containsEntry("name", "two words.pdf")
        .containsEntry("y", "1");
    assertThat(read("x; name=\"open")).containsEntry("name", "open");
    assertThat(read("x;; a=1;")).containsOnlyKeys("a");
    assertThat(read("x; novalue; a = 1 (why)")).containsExactly(Map.entry("a", "1"));
    assertThat(read("x; name=\"C:\\dir\\file.txt\"")).containsEntry("name", "C:\\dir\\file.txt");
    assertThat(read("x; name=f(1).txt")).containsEntry("name", "f(1).txt");
    assertThat(read("")).isEmpty();
  }

  @Test
  void encodedWordsInValuesAreDecoded() {
    assertThat(read("x; name=\"=?utf-8?Q?=C3=9C.pdf?=\"")).containsEntry("name", "Ü.pdf");
    assertThat(read("x; name=\"=?utf-8?B?w5w=?= =?utf-8?B?LnBkZg==?=\""))
        .containsEntry("name", "Ü.pdf");
  }

  @Test
  void percentEncodedValuesAreDecoded() { // RFC 2231 s4
    assertThat(read("x; name*=utf-8'de'%C3%9C%20a.pdf")).containsEntry("name", "Ü a.pdf");
    assertThat(read("x; name*=iso-8859-1''%DC.pdf")).containsEntry("name", "Ü.pdf");
    assertThat(read("x; name*=%C3%9C.pdf")).as("no charset").containsEntry("name", "Ü.pdf");
    assertThat(read("x; name*=utf-8''100%.pdf%4")).containsEntry("name", "100%.pdf%4");
    assertThat(read("x; name=plain.pdf; name*=utf-8''better.pdf"))
        .containsEntry("name", "better.pdf");
  }

  @Test
  void piecesAreJoinedInTheirOrder() { // RFC 2231 s3
    assertThat(read("x; n*1=b; n*0=a; n*2=c")).containsEntry("n", "abc");
    assertThat(read("x; n*0*=utf-8''%C3; n*1*=%A4; n*2=\"%41\"")).containsEntry("n", "ä%41");
    assertThat(read("x; n*0=a; n*2=c")).as("a gap").containsEntry("n", "a");
    assertThat(read("x; n*1=b")).as("no beginning").isEmpty();
    assertThat(read("x; n*0=a; n*0=z")).containsEntry("n", "a");
    assertThat(read("x; n*999999999999=a; n*-1=b; n*0x=c")).isEmpty();
  }

  @Test
  void theFirstOfTwoEqualNamesCounts() { // MI06
    assertThat(read("x; a=1; A=2")).containsExactly(Map.entry("a", "1"));
  }

  @Test
  void valuesAreBoundedAndWithoutControls() { // MI03, SM05
    assertThat(read("x; a=" + "y".repeat(100_000)).get("a")).hasSize(2048);
    StringBuilder many = new StringBuilder("x");
    for (int i = 0; i < 10_000; i++) {
      many.append("; p").append(i).append("=1");
    }
    assertThat(read(many.toString())).hasSize(64);
    assertThat(read("x; a*=utf-8''%0D%0ABcc:%00x")).containsEntry("a", "Bcc: x");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    for (String value :
        List.of(
            "a",
            "",
            "a b",
            "a\"b\\c",
            "ü",
            "x".repeat(300),
            "ä;'*%\"".repeat(30),
            "=?utf-8?Q?x?=",
            "%41'b")) {
      StringBuilder line = new StringBuilder("x/y");
      ParameterWriter.write(line, "n", value);
      boolean word = value.startsWith("=?"); // is read as what it says, like everywhere
      assertThat(read(line.toString())).as(line.toString()).containsEntry("n", word ? "x" : value);
    }
  }

  @Test
  void typesAreReadInSmallLetters() {
    MediaType type = MediaType.parse("Text/HTML; Charset=X", MediaType.OPAQUE);
    assertThat(type.essence()).isEqualTo("text/html");
    assertThat(type.is("text/html")).isTrue();
    assertThat(type.is("text/htm")).isFalse();
    assertThat(type.parameter("charset")).contains("X");
    assertThat(MediaType.parse("text", MediaType.OPAQUE).essence()).isEqualTo("text/plain");
    assertThat(MediaType.parse("message/global", MediaType.OPAQUE).isMessage()).isTrue();
    assertThat(MediaType.parse("nonsense", MediaType.OPAQUE)).isEqualTo(MediaType.OPAQUE);
  }
}
