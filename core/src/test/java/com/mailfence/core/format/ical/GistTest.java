package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class GistTest {
  private static final String EVENT =
      "BEGIN:VEVENT\nUID:u1\nDTSTAMP:20260301T080000Z\nDTSTART;TZID=Here:20260310T100000\n"
          + "SUMMARY:Talk\nDESCRIPTION:Long words\nLOCATION:Room 5\n"
          + "ORGANIZER:mailto:eve@far.example\nATTENDEE:mailto:one@far.example\n"
          + "ATTENDEE;RSVP=TRUE:mailto:two@far.example\nX-OTHER:x\nEND:VEVENT\n";
  private static final String ZONES = zone("Here") + zone("Elsewhere");

  @Test
  void whatAListShowsIsKeptAndNoMore() {
    CalendarObject gist = Gist.read(gist(ZONES + EVENT, "REQUEST"));
    Block event = gist.leader().orElseThrow();
    assertThat(gist.method()).isEqualTo("REQUEST");
    assertThat(event.text("LOCATION")).isEqualTo("Room 5");
    assertThat(event.has("DESCRIPTION") || event.has("SUMMARY") || event.has("X-OTHER")).isFalse();
    assertThat(event.all("ATTENDEE")).hasSize(1);
    assertThat(event.text("ATTENDEE")).isEqualTo("mailto:two@far.example");
    assertThat(gist.zones()).hasSize(1);
    assertThat(gist.zones().get(0).text("TZID")).isEqualTo("Here");
  }

  @Test
  void nothingButAnEventHasOne() {
    assertThat(gist("BEGIN:VTODO\nUID:u\nEND:VTODO\n", "REQUEST")).isEmpty();
    assertThat(gist("", "REQUEST")).isEmpty();
  }

  @Test
  void whatIsTooLongForARowHasNone() { // CA03
    String wide = EVENT.replace("Room 5", "x".repeat(20_000));
    assertThat(gist(wide, "REQUEST")).isEmpty();
    assertThat(gist(EVENT.replace("Long words", "x".repeat(20_000)), "REQUEST")).isNotEmpty();
  }

  @Test
  void whatWouldBreakARowIsNotInIt() { // SM02
    for (String control : new String[] {"\0", "\u0007", "\u001b"}) {
      assertThatThrownBy(() -> gist(EVENT.replace("Room 5", "a" + control), "REQUEST"))
          .isInstanceOf(BadCalendar.class);
    }
    String gist = gist(EVENT, "REQUEST\r\nX-EVIL:1\0");
    assertThat(gist).doesNotContain("\0", "\nX-EVIL", "\rX-EVIL");
  }

  private static String gist(String components, String method) {
    String text = "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
    return Gist.of(CalendarObject.parse(text.replace("\n", "\r\n").getBytes(UTF_8)), method);
  }

  private static String zone(String tzid) {
    return "BEGIN:VTIMEZONE\nTZID:"
        + tzid
        + "\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
        + "END:STANDARD\nEND:VTIMEZONE\n";
  }
}
