package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CalendarObjectTest {

  @Test
  void whatIsNotUnderstoodSurvives() {
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        X-WR-CALNAME;LANGUAGE=de:Fête\\, x
        BEGIN:X-THING
        A:b
        END:X-THING
        BEGIN:VEVENT
        UID:1
        ATTENDEE;CN="Doe, Jane";X-A=1,"2;3";ROLE=CHAIR:mailto:j@example.test
        X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE="a:b":geo:1,2
        BEGIN:VALARM
        TRIGGER:-PT15M
        END:VALARM
        END:VEVENT
        END:VCALENDAR
        """;
    assertThat(written(parse(text))).isEqualTo(text);
  }

  @Test
  void anyLineEndAndFoldingIsRead() {
    CalendarObject object =
        parse(
            "\uFEFFBEGIN:VCALENDAR\n\r\nBEGIN:VEVENT\rSUMM\r\n ARY:a\n\t b\r\n \r\n c\n"
                + "\nEND:VEVENT\nEND:VCALENDAR");

    assertThat(object.subjects().get(0).text("summary")).isEqualTo("a bc");
  }

  @Test
  void linesAreFoldedAt75OctetsAndNoCharacterIsCut() { // DV10
    for (int n = 0; n < 8; n++) {
      String summary = "x".repeat(n) + "é漢😀".repeat(60);
      CalendarObject object =
          CalendarObject.of(
              List.of(Block.of("VEVENT", List.of(Property.text("SUMMARY", summary)))));

      byte[] bytes = object.bytes();

      assertThat(new String(bytes, UTF_8).split("\r\n"))
          .allMatch(line -> line.getBytes(UTF_8).length <= 75)
          .noneMatch(line -> line.contains("\uFFFD"));
      assertThat(CalendarObject.parse(bytes)).isEqualTo(object);
    }
  }

  @Test
  void textGivenByClientsStaysInItsPlace() { // CA04
    String evil = "a\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT;,\\n\"^\u0007";
    Block event =
        Block.of(
            "VEVENT",
            List.of(
                Property.text("SUMMARY", evil),
                Property.of("ATTENDEE", "mailto:a\r\nX:y").with("CN", evil),
                Property.of("DTSTART", "20260101").with("TZID", "x\":;y")));

    CalendarObject read = CalendarObject.parse(CalendarObject.of(List.of(event)).bytes());

    Block found = read.subjects().get(0);
    assertThat(found.properties()).hasSize(3);
    assertThat(found.text("SUMMARY")).isEqualTo("a\nRRULE:FREQ=SECONDLY\nEND:VEVENT;,\\n\"^");
    assertThat(found.property("ATTENDEE").orElseThrow().parameter("cn"))
        .contains("a\nRRULE:FREQ=SECONDLY\nEND:VEVENT;,\\n\"^");
    assertThat(found.property("DTSTART").orElseThrow().parameter("TZID")).contains("x\":;y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "BEGIN:VCARD\nEND:VCARD\n",
        "BEGIN:VCALENDAR\n",
        "BEGIN:VCALENDAR\nEND:VEVENT\n",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\nX:y\n",
        "BEGIN:VCALENDAR\nno property\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nA;B=\"c:d\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nA;B=c\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nA:b\u0000\nEND:VCALENDAR\n",
        "BEGIN:VCALENDAR\nA B:c\nEND:VCALENDAR\n",
        "X:y\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
      })
  void whatIsNoCalendarIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(BadCalendar.class);
  }

  @Test
  void brokenCharactersAreRefused() {
    byte[] bytes = "BEGIN:VCALENDAR\nA:b\nEND:VCALENDAR\n".getBytes(UTF_8);
    bytes[18] = (byte) 0xC3;
    assertThatThrownBy(() -> CalendarObject.parse(bytes)).isInstanceOf(BadCalendar.class);
  }

  @Test
  void deepWideAndLongTextsAreRefusedAtTheirBounds() { // CA03, DV10
    assertThatThrownBy(() -> parse("BEGIN:VCALENDAR\n" + "BEGIN:X\n".repeat(100_000)))
        .isInstanceOf(BadCalendar.class)
        .hasMessageContaining("deep");
    assertThatThrownBy(() -> parse("BEGIN:VCALENDAR\n" + "A:b\n".repeat(100_000)))
        .isInstanceOf(BadCalendar.class)
        .hasMessageContaining("properties");
    assertThatThrownBy(() -> parse("BEGIN:VCALENDAR\nA" + ";B=c".repeat(100_000) + ":d\n"))
        .isInstanceOf(BadCalendar.class);
    assertThatThrownBy(() -> parse("BEGIN:VCALENDAR\nA;B=c" + ",c".repeat(100_000) + ":d\n"))
        .isInstanceOf(BadCalendar.class);
    assertThatThrownBy(() -> CalendarObject.parse(new byte[11_000_000]))
        .isInstanceOf(BadCalendar.class);
  }

  @Test
  void partsAreChangedAndTheRestStays() {
    CalendarObject object =
        parse(
            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\n"
                + "X:1\nSUMMARY:a\nSUMMARY:b\nEND:VEVENT\nEND:VCALENDAR\n");

    CalendarObject changed = object.mapped(b -> b.with(Property.text("SUMMARY", "c")).without("X"));

    assertThat(written(changed))
        .isEqualTo(
            "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:x\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:1\n"
                + "SUMMARY:c\nEND:VEVENT\nEND:VCALENDAR\n");
  }

  @Test
  void generatedObjectsComeBackAsTheyWere() {
    for (long seed = 0; seed < 1_000; seed++) {
      CalendarObject object = new Invented(new Random(seed)).object();
      byte[] bytes = object.bytes();
      CalendarObject read = CalendarObject.parse(bytes);
      assertThat(read).as("seed %s", seed).isEqualTo(object);
      assertThat(read.bytes()).as("seed %s", seed).isEqualTo(bytes);
    }
  }

  @Test
  void changedBytesAreReadOrRefused() {
    var random = new Random(3);
    byte[] seed = new Invented(random).object().bytes();
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = Arrays.copyOf(seed, seed.length);
      for (int n = random.nextInt(4); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        CalendarObject read = CalendarObject.parse(bytes);
        assertThat(CalendarObject.parse(read.bytes()).equals(read)).as("text %s", i).isTrue();
      } catch (BadCalendar e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }

  private static CalendarObject parse(String text) {
    return CalendarObject.parse(text.getBytes(UTF_8));
  }

  private static String written(CalendarObject object) {
    return new String(object.bytes(), UTF_8).replace("\r\n ", "").replace("\r\n", "\n");
  }
}
