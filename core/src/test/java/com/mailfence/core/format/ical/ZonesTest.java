package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ZonesTest {
  private static final Instant SINCE = Instant.parse("2015-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Berlin|Europe/Berlin",
        "europe/berlin|Europe/Berlin",
        "W. Europe Standard Time|Europe/Berlin",
        "pacific standard time|America/Los_Angeles",
        "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin|Europe/Berlin",
        "/mozilla.org/20050126_1/America/Argentina/Buenos_Aires|America/Argentina/Buenos_Aires",
        "UTC|UTC",
        "GMT-0500|-05:00",
        "(UTC+05:30) Chennai, Kolkata|+05:30",
      })
  void namesOfProgramsAreUnderstood(String tzid, String zone) {
    assertThat(Zones.named(tzid)).map(ZoneId::getId).contains(zone);
  }

  @Test
  void whatIsWrittenOfAZoneIsReadAsThatZone() {
    List<String> wrong = new ArrayList<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      ZoneRules rules = ZoneId.of(id).getRules();
      Block block = ZoneWriter.write("x", rules, SINCE);
      ZoneRules read = ZoneText.rules(again(block)).orElseThrow(() -> new AssertionError(id));
      Instant end = Instant.parse("2036-01-01T00:00:00Z");
      for (Instant t = SINCE.plusSeconds(1); t.isBefore(end); t = t.plus(Duration.ofHours(97))) {
        if (!rules.getOffset(t).equals(read.getOffset(t))) {
          wrong.add(id + " " + t);
          break;
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyChangeOfTheClockIsToldToTheSecond() {
    for (String id :
        List.of(
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Cairo",
            "America/Nuuk",
            "Asia/Jerusalem",
            "Africa/Casablanca",
            "Asia/Tehran")) {
      ZoneRules rules = ZoneId.of(id).getRules();
      ZoneRules read = ZoneText.rules(again(ZoneWriter.write("x", rules, SINCE))).orElseThrow();
      var next = rules.nextTransition(SINCE);
      for (int i = 0; i < 24 && next != null; i++) {
        assertThat(read.nextTransition(next.getInstant().minusSeconds(1))).as(id).isEqualTo(next);
        next = rules.nextTransition(next.getInstant());
      }
    }
  }

  @Test
  void zoneOnlyTheObjectKnowsIsFollowed() {
    CalendarObject object = zoned("Home", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3");

    assertThat(Zones.of(object).instant(Moment.of("20260701T120000", "Home")))
        .isEqualTo("2026-07-01T10:00:00Z");
    assertThat(Zones.of(object).instant(Moment.of("20261201T120000", "Home")))
        .isEqualTo("2026-12-01T11:00:00Z");
  }

  @Test
  void aKnownNameGoesBeforeWhatTheObjectSaysOfIt() { // CA13
    CalendarObject object = zoned("America/New_York", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3");

    assertThat(Zones.of(object).instant(Moment.of("20261201T120000", "America/New_York")))
        .isEqualTo("2026-12-01T17:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=99999999", "FREQ=YEARLY;INTERVAL=7",
        "FREQ=YEARLY;UNTIL=99991231T000000Z", "FREQ=YEARLY;BYDAY=9XX", "nonsense"
      })
  void bombsInAZoneAreDefused(String rule) { // CA03
    long began = System.nanoTime();
    CalendarObject object = zoned("Bomb", rule);

    Instant noon = Zones.of(object).instant(Moment.of("20260701T120000", "Bomb"));

    assertThat(noon).isBetween("2026-07-01T10:00:00Z", "2026-07-01T12:00:00Z");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,2026,+01:00 +02:00,MARCH 5 SUNDAY 02:00,OCTOBER 5 SUNDAY 03:00",
    "America/New_York,2026,-05:00 -04:00,MARCH 2 SUNDAY 02:00,NOVEMBER 1 SUNDAY 02:00",
    "America/New_York,2005,-05:00 -04:00,APRIL 1 SUNDAY 02:00,OCTOBER 5 SUNDAY 02:00",
    "Australia/Sydney,2026,+10:00 +11:00,OCTOBER 1 SUNDAY 02:00,APRIL 1 SUNDAY 03:00",
    "Asia/Tokyo,2026,+09:00 +09:00,,",
  })
  void ruleOfAYearTellsTheChanges(
      String zone, int year, String offsets, String forward, String back) {
    ZoneRule rule = ZoneRule.of(ZoneId.of(zone), year);

    assertThat(rule.standard() + " " + rule.daylight()).isEqualTo(offsets);
    assertThat(told(rule.toDaylight())).isEqualTo(forward);
    assertThat(told(rule.toStandard())).isEqualTo(back);
  }

  @Test
  void aRuleIsGivenBackAsAZoneThatDoesSo() {
    for (ZoneId zone : ZoneNames.all()) {
      ZoneRule rule = ZoneRule.of(zone, 2026);
      ZoneId found = rule.zone(2026, null).orElseThrow();
      assertThat(ZoneRule.of(found, 2026)).isEqualTo(rule);
      assertThat(rule.zone(2026, zone)).contains(zone);
    }
    assertThat(ZoneRule.of(ZoneId.of("Europe/Vienna"), 2026).zone(2026, null))
        .map(WindowsZones::name)
        .isPresent();
  }

  @Test
  void aRuleNobodyHasIsFollowedAndWritten() {
    ZoneRule own = ZoneRule.of(ZoneId.of("Europe/Berlin"), 2026);
    var odd =
        new ZoneRule(
            ZoneOffset.ofHoursMinutes(3, 17),
            ZoneOffset.ofHoursMinutes(4, 17),
            own.toStandard(),
            own.toDaylight());

    assertThat(odd.zone(2026, null)).isEmpty();
    assertThat(ZoneRule.of(odd.rules(), 2026)).isEqualTo(odd);
    assertThat(ZoneRule.of(ZoneText.rules(again(Zones.describe("Odd", odd))).orElseThrow(), 2026))
        .isEqualTo(odd);
  }

  private static String told(ZoneRule.Change change) {
    return change == null
        ? null
        : change.month() + " " + change.week() + " " + change.weekday() + " " + change.time();
  }

  private static Block again(Block block) {
    return CalendarObject.parse(CalendarObject.of(List.of(block)).bytes()).zones().get(0);
  }

  private static CalendarObject zoned(String tzid, String rule) {
    String text =
        """
        BEGIN:VCALENDAR
        BEGIN:VTIMEZONE
        TZID:%s
        BEGIN:DAYLIGHT
        DTSTART:16010325T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        RRULE:%s
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:16011028T030000
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        END:VTIMEZONE
        END:VCALENDAR
        """
            .formatted(tzid, rule);
    return CalendarObject.parse(text.getBytes(UTF_8));
  }
}
