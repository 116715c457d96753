package com.mailfence.core.format.line;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinesTest {
  private static List<String> unfolded(String text) {
    return unfolded(text.getBytes(UTF_8));
  }

  private static List<String> unfolded(byte[] bytes) {
    Unfolding lines = Unfolding.withSoftBreaks(bytes);
    List<String> all = new ArrayList<>();
    while (lines.next()) {
      all.add(lines.text());
    }
    return all;
  }

  private static ContentLine line(String text) {
    return ContentLine.parse(text).orElseThrow();
  }

  private static String written(ContentLine line) {
    return new String(new LineFolder().write(line).bytes(), UTF_8);
  }

  @Test
  void foldedLinesAreOneLineWhateverEndsThem() {
    assertThat(unfolded("A:one\r\n  two\nB:th\n\tree\rC:x\r\n\r\n"))
        .containsExactly("A:one two", "B:three", "C:x");
  }

  @Test
  void aFoldWithinACharacterIsUndone() {
    byte[] euro = "N:1€2".getBytes(UTF_8);
    byte[] folded = new byte[euro.length + 3];
    System.arraycopy(euro, 0, folded, 0, 4);
    folded[4] = '\r';
    folded[5] = '\n';
    folded[6] = ' ';
    System.arraycopy(euro, 4, folded, 7, euro.length - 4);
    assertThat(unfolded(folded)).containsExactly("N:1€2");
  }

  @Test
  void aLineThatIsNotUtf8IsReadAsWindowsWritesIt() {
    assertThat(unfolded("FN:Müller\nX:1".getBytes(ISO_8859_1))).containsExactly("FN:Müller", "X:1");
  }

  @Test
  void aLineMayNameItsCharset() throws Exception {
    byte[] bytes = "FN;CHARSET=KOI8-R:Иван".getBytes("KOI8-R");
    assertThat(unfolded(bytes)).containsExactly("FN;CHARSET=KOI8-R:Иван");
    byte[] unheardOf = "FN;CHARSET=../x:Müller".getBytes(ISO_8859_1);
    assertThat(unfolded(unheardOf)).containsExactly("FN;CHARSET=../x:Müller");
  }

  @Test
  void aMarkAtTheBeginningAndControlCharactersFall() {
    assertThat(unfolded("\uFEFFA:o\u0000n\u0007e\tx")).containsExactly("A:one\tx");
  }

  @Test
  void quotedPrintableGoesOnAfterItsEqualsSign() {
    assertThat(unfolded("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0A=\nb=\n  c\nB:x=\nC:y"))
        .containsExactly("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=0Ab  c", "B:x=", "C:y");
  }

  @Test
  void linesThatEndTwiceAreFoldedAllTheSame() {
    assertThat(unfolded("A:one\r\r\n  two\r\r\nB:x\n\n\n\ty\n \n"))
        .containsExactly("A:one two", "B:xy");
    assertThat(unfolded("\n\n A:x\n \n")).containsExactly("A:x");
  }

  @Test
  void softBreaksAreOnlyWhereVcardHasThem() throws Exception {
    Unfolding lines = Unfolding.of("A;ENCODING=QUOTED-PRINTABLE:b=\r\nC:d".getBytes(UTF_8));
    assertThat(lines.next()).isTrue();
    assertThat(lines.exact()).isEqualTo("A;ENCODING=QUOTED-PRINTABLE:b=");
    assertThat(lines.next()).isTrue();
    assertThat(lines.number()).isEqualTo(2);
    assertThat(lines.exact()).isEqualTo("C:d");
    assertThat(lines.next()).isFalse();
  }

  @Test
  void whatIsNotUtf8IsNotExact() throws Exception {
    Unfolding lines = Unfolding.of("A:\uFFFD\r\nB:\u00e9".getBytes(UTF_8));
    assertThat(lines.next()).isTrue();
    assertThat(lines.exact()).isEqualTo("A:\uFFFD");
    Unfolding windows = Unfolding.of("B:\u00e9".getBytes(ISO_8859_1));
    assertThat(windows.next()).isTrue();
    assertThatThrownBy(windows::exact).isInstanceOf(CharacterCodingException.class);
  }

  @Test
  void strictlyNothingIsLeftOutOfALine() {
    String good = "A;P=a^b,\"c;d\";Q:v;w";
    assertThat(ContentLine.parseStrictly(good)).contains(line(good));
    for (String text :
        List.of(
            "A;P=\"open:x",
            "A;B C=d:x",
            "A:b\u0000",
            "A;P=\u0007:b",
            "A" + ";P=1".repeat(201) + ":x",
            "A;P=" + ",".repeat(257) + ":x")) {
      assertThat(ContentLine.parseStrictly(text)).as(text).isEmpty();
    }
    assertThat(line("A" + ";P=1".repeat(1_000) + ":x").parameters()).hasSize(200);
    assertThat(line("A;P=" + ",".repeat(1_000) + ":x").parameters().get(0).values()).hasSize(256);
  }

  @Test
  void aLineIsItsGroupNameParametersAndValue() {
    ContentLine line = line("item1.tel;type=\"work,voice\";PREF=1;X-A=b,\"c;d:e\":tel:+1;ext=2");
    assertThat(line.group()).isEqualTo("item1");
    assertThat(line.is("TEL")).isTrue();
    assertThat(line.parameters())
        .containsExactly(
            Parameter.of("type", "work,voice"),
            Parameter.of("PREF", "1"),
            Parameter.of("X-A", "b", "c;d:e"));
    assertThat(line.value()).isEqualTo("tel:+1;ext=2");
  }

  @Test
  void parametersWithoutValuesAreKeptNameless() {
    assertThat(line("TEL;HOME;VOICE:1").parameters())
        .containsExactly(Parameter.of("", "HOME"), Parameter.of("", "VOICE"));
    assertThat(line("TEL;HOME,VOICE:1").parameters())
        .containsExactly(Parameter.of("", "HOME", "VOICE"));
    for (String text : List.of("TEL;HOME,VOICE:1", "TEL;\"a=b\";\"c;d\":1")) {
      assertThat(line(text)).hasToString(text);
    }
  }

  @Test
  void severalParametersOfANameAreReadAsOne() {
    assertThat(line("TEL;TYPE=home;type=cell,fax:1").parameter("Type").orElseThrow().values())
        .containsExactly("home", "cell", "fax");
  }

  @Test
  void whatIsNoLineIsNone() {
    for (String text : List.of("", "no colon", ":no name", "A B:x", "A;P=\"open", "ä:1", "A;P")) {
      assertThat(ContentLine.parse(text)).as(text).isEmpty();
    }
  }

  @Test
  void anOpenQuoteIsACharacter() {
    assertThat(line("A;P=\"b:c").argument("P")).contains("\"b");
  }

  @Test
  void circumflexesStandForWhatParametersCannotHold() {
    var line = ContentLine.of("A", "x").with(Parameter.of("P", "say \"hi\"^\nbye"));
    assertThat(written(line)).isEqualTo("A;P=\"say ^'hi^'^^^nbye\":x\r\n");
    assertThat(line("A;P=\"say ^'hi^'^^^nbye\":x")).isEqualTo(line);
    assertThat(line("A;P=a^b:x").argument("P")).contains("a^b");
    assertThat(line("A;P=a^b^:x")).hasToString("A;P=a^b^:x");
    for (String text : List.of("^", "^^", "^n", "^'", "^\"", "^\n", "n^^'\"", "x^")) {
      var hard = ContentLine.of("A", "x").with(Parameter.of("P", text));
      assertThat(line(hard.toString())).isEqualTo(hard);
    }
  }

  @Test
  void noLineIsLongerThanSeventyFiveOctetsAndNoCharacterIsSplit() {
    String text = IntStream.range(0, 200).mapToObj(i -> "é€😀x").collect(Collectors.joining());
    byte[] bytes = new LineFolder().write(ContentLine.of("NOTE", text)).bytes();
    String written = new String(bytes, UTF_8);
    assertThat(written).doesNotContain("\uFFFD").endsWith("\r\n");
    for (String line : written.split("\r\n", -1)) {
      assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75);
    }
    assertThat(unfolded(bytes)).containsExactly("NOTE:" + text);
  }

  @Test
  void aValueMakesNoLinesAndNoControlCharacters() {
    assertThat(written(ContentLine.of("NOTE", "a\r\nEND:VCARD\u0000")))
        .isEqualTo("NOTE:a\\nEND:VCARD\r\n");
    assertThatThrownBy(() -> written(ContentLine.of("A\r\nB", "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void escapesAreUndoneAndMade() {
    String text = "a;b,c\\d\ne\r\nf";
    assertThat(TextValues.escape(text)).isEqualTo("a\\;b\\,c\\\\d\\ne\\nf");
    assertThat(TextValues.unescape(TextValues.escape(text))).isEqualTo("a;b,c\\d\ne\nf");
    assertThat(TextValues.unescape("C:\\temp\\")).isEqualTo("C:\\temp\\");
    assertThat(TextValues.unescape("\\N\\:")).isEqualTo("\n:");
  }

  @Test
  void partsAreDividedWhereNothingIsEscaped() {
    assertThat(TextValues.texts("a\\;b;c\\\\;;d", ';')).containsExactly("a;b", "c\\", "", "d");
    assertThat(TextValues.join(List.of("a;b", "c\\", "", "d"), ';')).isEqualTo("a\\;b;c\\\\;;d");
  }
}
