package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.ZoneRule;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.Supported;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What devices write of events, at the edges. */
class EventPatchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:10:05Z");

  private static ElementBuilder data() {
    return Element.grow("AirSync", "ApplicationData");
  }

  private static ElementBuilder event(String start, String end) {
    return data().text("Calendar", "StartTime", start).text("Calendar", "EndTime", end);
  }

  private static EventPatch patch(ElementBuilder data, Version version) {
    return new EventPatch(data.build(), Supported.ALL, EventRoundTripTest.view(version), NOW);
  }

  private static String made(ElementBuilder data, Version version) {
    return new String(patch(data, version).fresh("u").object().bytes());
  }

  private static String zone(String id) {
    return WireZone.write(ZoneRule.of(ZoneId.of(id), 2026));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"})
  void aZoneIsReadAsItWasWritten(String id) {
    ZoneRule rule = ZoneRule.of(ZoneId.of(id), 2026);
    assertThat(Base64.getDecoder().decode(WireZone.write(rule))).hasSize(172);
    assertThat(WireZone.read(WireZone.write(rule))).isEqualTo(rule);
  }

  /** [MS-ASDTYPE] section 2.7.6: bias, last Sunday of October at 3, of March at 2. */
  @Test
  void theBytesOfAZoneAreThoseOfThePaper() {
    byte[] bytes = Base64.getDecoder().decode(zone("Europe/Berlin"));
    assertThat(bytes[0]).isEqualTo((byte) -60);
    assertThat(bytes).startsWith(-60, -1, -1, -1);
    assertThat(new byte[] {bytes[70], bytes[74], bytes[76]}).containsExactly(10, 5, 3);
    assertThat(new byte[] {bytes[154], bytes[158], bytes[160]}).containsExactly(3, 5, 2);
    assertThat(new byte[] {bytes[168], bytes[169]}).containsExactly(-60, -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "frog!", "AAAA", "////"})
  void whatIsNoZoneIsRefused(String text) {
    assertThatThrownBy(() -> WireZone.read(text)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void anHourIsWrittenInTheZoneTheDeviceMeans() {
    ElementBuilder data = event("20260329T003000Z", "20260329T013000Z");
    String made = made(data.text("Calendar", "Timezone", zone("Europe/Berlin")), Version.V14_1);
    // Which of the places with the same clocks, nobody can tell; they went forward in between.
    assertThat(made).containsPattern("DTSTART;TZID=Europe/\\w+:20260329T013000");
    assertThat(made).containsPattern("DTEND;TZID=Europe/\\w+:20260329T033000");
    assertThat(made).contains("BEGIN:VTIMEZONE");
  }

  @Test
  void aZoneOfNoPlaceIsDescribed() {
    var odd =
        new ZoneRule(
            ZoneOffset.ofHoursMinutes(3, 17),
            ZoneOffset.ofHoursMinutes(4, 17),
            new ZoneRule.Change(Month.AUGUST, 2, DayOfWeek.TUESDAY, LocalTime.of(5, 0)),
            new ZoneRule.Change(Month.FEBRUARY, 3, DayOfWeek.MONDAY, LocalTime.of(1, 0)));
    ElementBuilder data = event("20260110T083000Z", "20260110T093000Z");
    String made = made(data.text("Calendar", "Timezone", WireZone.write(odd)), Version.V14_1);
    assertThat(made).contains("BEGIN:VTIMEZONE", ":20260110T114700");
  }

  /** [MS-ASCAL] R87: a day is a day, east and west of the house. */
  @ParameterizedTest
  @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"})
  void aWholeDayKeepsItsDateWhereverThePhoneIs(String id) {
    Instant start = Instant.parse("2026-12-24T00:00:00Z");
    int offset = ZoneId.of(id).getRules().getOffset(start).getTotalSeconds();
    Element data =
        data()
            .flag("Calendar", "AllDayEvent", true)
            .text("Calendar", "Timezone", zone(id))
            .compactTime("Calendar", "StartTime", start.minusSeconds(offset))
            .compactTime("Calendar", "EndTime", start.minusSeconds(offset).plusSeconds(86_400))
            .build();
    var view = EventRoundTripTest.view(Version.V14_1);
    CalendarObject made = new EventPatch(data, Supported.ALL, view, NOW).fresh("u").object();
    assertThat(new String(made.bytes()))
        .contains("DTSTART;VALUE=DATE:20261224\r\n", "DTEND;VALUE=DATE:20261225\r\n");
  }

  /** [MS-ASCAL] R52514, R52517 */
  @Test
  void whoSaysNoTimeIsGivenHalfAnHourFromNow() {
    assertThat(made(data().text("Calendar", "Subject", "x"), Version.V14_1))
        .contains("DTSTART:20260302T100000Z", "DTEND:20260302T103000Z");
  }

  @Test
  void theNameOfAnEventIsNotADevicesToChange() {
    CalendarObject there =
        Events.of("BEGIN:VEVENT", "UID:kept", "DTSTART:20260310T100000Z", "END:VEVENT");
    Element data = data().text("Calendar", "UID", "other").text("Calendar", "Subject", "x").build();
    var view = EventRoundTripTest.view(Version.V14_1);
    var patched = new EventPatch(data, Supported.ALL, view, NOW).on(there);
    assertThat(patched.object().uid()).isEqualTo("kept");
    assertThat(patched.changed()).isTrue();
  }

  /** [MS-ASCAL] R453, R201, R52515 */
  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> made(event("20260310T100000Z", "20260309T100000Z"), Version.V14_1))
        .isInstanceOf(Refusal.Malformed.class);
    ElementBuilder recurs = Element.grow("Calendar", "Recurrence").number("Type", 4);
    ElementBuilder data = event("20260310T100000Z", "20260310T110000Z").with(recurs);
    assertThatThrownBy(() -> made(data, Version.V16_1)).isInstanceOf(Refusal.Malformed.class);
  }
}
