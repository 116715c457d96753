package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecurrenceTest {
  private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // RFC 5545 s3.8.5.3, where the zone is New York
        "19970902T090000|FREQ=DAILY;COUNT=3|0902T09 0903T09 0904T09",
        "19970902T090000|FREQ=DAILY;UNTIL=19970904T130000Z|0902T09 0903T09 0904T09",
        "19970902T090000|FREQ=DAILY;UNTIL=19970904T125959Z|0902T09 0903T09",
        "19970902T090000|FREQ=DAILY;UNTIL=19970903|0902T09 0903T09",
        "19970902T090000|FREQ=WEEKLY;INTERVAL=2;COUNT=4;WKST=SU;BYDAY=TU,TH"
            + "|0902T09 0904T09 0916T09 0918T09",
        "19970905T090000|FREQ=MONTHLY;COUNT=3;BYDAY=1FR|0905T09 1003T09 1107T09",
        "19970928T090000|FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3|0928T09 1029T09 1128T09",
        "19970904T090000|FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3|0904T09 1007T09 1106T09",
        "19970902T090000|FREQ=DAILY;BYHOUR=9,10;COUNT=3|0902T09 0902T10 0903T09",
        "19970902T090000|FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z|0902T09 0902T12 0902T15",
        "19970519T090000|FREQ=YEARLY;BYDAY=20MO|0519T09",
      })
  void rulesOfThePaperGiveItsDates(String start, String rule, String expected) {
    String text =
        "DTSTART;TZID=America/New_York:" + start + "\nDURATION:PT1H\nRRULE:" + rule + "\n";

    List<Occurrence> all = event(text).between(LONG_AGO, Instant.parse("1997-12-31T00:00:00Z"), 50);

    assertThat(all)
        .extracting(o -> o.start().value().substring(4, 11))
        .containsExactly(expected.split(" "));
    assertThat(all)
        .allMatch(o -> Duration.between(o.from(), o.until()).equals(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Europe/Berlin",
        "Europe/London",
        "Europe/Lisbon",
        "Europe/Helsinki",
        "Europe/Moscow",
        "America/New_York",
        "America/Los_Angeles",
        "America/Sao_Paulo",
        "America/St_Johns",
        "America/Havana",
        "Australia/Sydney",
        "Australia/Lord_Howe",
        "Pacific/Auckland",
        "Pacific/Chatham",
        "Asia/Tehran",
        "Asia/Jerusalem",
        "Asia/Tokyo",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Africa/Cairo",
        "Pacific/Apia",
        "America/Santiago"
      })
  void theClockOnTheWallIsKeptOverEveryChangeOfIt(String zone) { // CAL-010, CA13
    ZoneId id = ZoneId.of(zone);
    for (String time : List.of("000000", "003000", "013000", "023000", "120000")) {
      String text =
          "DTSTART;TZID=%s:20240101T%s\nDURATION:PT1H\nRRULE:FREQ=DAILY\n".formatted(zone, time);
      LocalTime wall =
          LocalTime.of(
              Integer.parseInt(time.substring(0, 2)), Integer.parseInt(time.substring(2, 4)));
      List<Instant> expected = new ArrayList<>();
      for (LocalDate d = LocalDate.of(2024, 1, 1); d.getYear() < 2026; d = d.plusDays(1)) {
        expected.add(ZonedDateTime.ofLocal(d.atTime(wall), id, null).toInstant());
      }

      Instant last = expected.get(expected.size() - 1);
      List<Occurrence> found = event(text).between(LONG_AGO, last.plusSeconds(1), 1_000);

      assertThat(found).extracting(Occurrence::from).isEqualTo(expected);
      // Asked day by day it is the same.
      for (int i = 60; i < 330; i += 9) {
        Instant at = expected.get(i);
        assertThat(event(text).between(at, at.plusSeconds(60), 5))
            .extracting(Occurrence::from)
            .containsExactly(at);
      }
    }
  }

  @Test
  void aWholeDayIsADayWhereverOneIs() {
    CalendarObject object =
        object("DTSTART;VALUE=DATE:20260329\nRRULE:FREQ=DAILY;COUNT=2\nUID:1\n");

    var berlin = Recurrence.of(object, Zones.of(object, ZoneId.of("Europe/Berlin")));
    var utc = Recurrence.of(object, Zones.of(object));

    assertThat(berlin.between(LONG_AGO, FAR, 9))
        .extracting(o -> o.from() + "/" + o.until())
        .containsExactly(
            "2026-03-28T23:00:00Z/2026-03-29T22:00:00Z",
            "2026-03-29T22:00:00Z/2026-03-30T22:00:00Z");
    assertThat(utc.between(LONG_AGO, FAR, 9))
        .extracting(o -> o.from().toString())
        .containsExactly("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z");
  }

  @Test
  void datesAreAddedAndTakenAway() {
    Recurrence recurrence =
        event(
            "DTSTART;TZID=Europe/Berlin:20260105T090000\nDURATION:PT1H\n"
                + "RRULE:FREQ=WEEKLY;COUNT=4\n"
                + "EXDATE;TZID=Europe/Berlin:20260112T090000\nEXDATE:20260119T080000Z\n"
                + "RDATE;TZID=Europe/Berlin:20260107T120000,20260105T090000\n"
                + "RDATE;VALUE=PERIOD:20260108T100000Z/PT3H,20260109T100000Z/20260109T103000Z\n");

    assertThat(recurrence.between(LONG_AGO, FAR, 50))
        .extracting(o -> o.from() + " " + Duration.between(o.from(), o.until()))
        .containsExactly(
            "2026-01-05T08:00:00Z PT1H",
            "2026-01-07T11:00:00Z PT1H",
            "2026-01-08T10:00:00Z PT3H",
            "2026-01-09T10:00:00Z PT30M",
            "2026-01-26T08:00:00Z PT1H");
  }

  @Test
  void whatStandsForOneOccurrenceReplacesIt() {
    Recurrence recurrence = Recurrence.of(CHANGED, Zones.of(CHANGED));

    assertThat(recurrence.between(LONG_AGO, FAR, 50))
        .extracting(o -> o.from() + " " + o.block().text("SUMMARY") + " " + o.id().value())
        .containsExactly(
            "2026-01-05T08:00:00Z series 20260105T090000",
            "2026-01-19T08:00:00Z series 20260119T090000",
            "2026-01-26T08:00:00Z series 20260126T090000",
            "2026-02-20T12:00:00Z moved 20260112T090000");
    assertThat(
            recurrence.between(
                Instant.parse("2026-02-20T00:00:00Z"), Instant.parse("2026-02-21T00:00:00Z"), 9))
        .hasSize(1);
    assertThat(recurrence.extent().ends()).isEqualTo("2026-02-20T13:00:00Z");
    assertThat(recurrence.at(Moment.of("20260112T080000Z", null)).orElseThrow().from())
        .isEqualTo("2026-02-20T12:00:00Z");
    assertThat(recurrence.at(Moment.of("20260113T080000Z", null))).isEmpty();
    assertThat(recurrence.at(Moment.of("20260119T090000", "Europe/Berlin"))).isPresent();
  }

  private static final CalendarObject CHANGED =
      parse(
          "BEGIN:VEVENT\nUID:1\nSUMMARY:series\nDTSTART;TZID=Europe/Berlin:20260105T090000\n"
              + "DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n"
              + "BEGIN:VEVENT\nUID:1\nSUMMARY:moved\n"
              + "RECURRENCE-ID;TZID=Europe/Berlin:20260112T090000\n"
              + "DTSTART:20260220T120000Z\nDURATION:PT1H\nEND:VEVENT\n");

  @Test
  void thisAndFutureMovesAllThatFollow() { // RFC 5545 s3.2.13
    CalendarObject object =
        parse(
            "BEGIN:VEVENT\nUID:1\nSUMMARY:old\nDTSTART;TZID=Europe/Berlin:20260316T090000\n"
                + "DURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=4\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nUID:1\nSUMMARY:new\n"
                + "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260323T090000\n"
                + "DTSTART;TZID=Europe/Berlin:20260324T110000\nDURATION:PT2H\nEND:VEVENT\n");

    assertThat(Recurrence.of(object, Zones.of(object)).between(LONG_AGO, FAR, 9))
        .extracting(o -> o.start().value() + " " + o.block().text("SUMMARY") + " " + o.until())
        .containsExactly(
            "20260316T090000 old 2026-03-16T09:00:00Z",
            "20260324T110000 new 2026-03-24T12:00:00Z",
            "20260331T110000 new 2026-03-31T11:00:00Z",
            "20260407T110000 new 2026-04-07T11:00:00Z");
  }

  @Test
  void occurrenceAloneWithoutItsSeriesIsFound() {
    CalendarObject object =
        parse(
            "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260112T080000Z\nDTSTART:20260112T100000Z\n"
                + "DTEND:20260112T110000Z\nEND:VEVENT\n");

    var recurrence = Recurrence.of(object, Zones.of(object));

    assertThat(recurrence.between(LONG_AGO, FAR, 9)).hasSize(1);
    assertThat(recurrence.extent().starts()).isEqualTo("2026-01-12T10:00:00Z");
  }

  @Test
  void longEventIsFoundInTheMiddleAndAtItsEdges() {
    Recurrence recurrence =
        event("DTSTART:20260101T000000Z\nDTEND:20260111T000000Z\nRRULE:FREQ=MONTHLY\n");
    Instant middle = Instant.parse("2026-06-05T00:00:00Z");

    assertThat(recurrence.between(middle, middle.plusSeconds(1), 9)).hasSize(1);
    assertThat(
            recurrence.between(
                Instant.parse("2026-06-11T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"), 9))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;COUNT=99999999",
        "FREQ=MINUTELY;BYSETPOS=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2,4,6",
        "FREQ=HOURLY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9",
        "FREQ=YEARLY;BYYEARDAY=366;BYSETPOS=-366",
        "FREQ=YEARLY;INTERVAL=2000000000",
        "FREQ=DAILY;COUNT=2000000000",
        "FREQ=YEARLY;UNTIL=99991231T235959Z",
        "FREQ=YEARLY;RSCALE=KLINGON",
        "FREQ=YEARLY;BYHOUR=0,1,2,3;BYMINUTE=0,1,2,3,4,5,6,7,8;BYSECOND=0,1,2,3;BYDAY=MO,TU,WE",
      })
  void bombsAreDefused(String rule) { // CA01
    Recurrence recurrence = event("DTSTART:16020101T000000Z\nDURATION:P1D\nRRULE:" + rule + "\n");
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    long began = System.nanoTime();

    recurrence.extent();
    List<Occurrence> found = recurrence.between(from, FAR, 10_000);
    recurrence.at(Moment.utc(from));

    assertThat(found.size()).isLessThanOrEqualTo(10_000);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void askedLateAnOldSeriesAnswersAtOnce() {
    for (String frequency : List.of("HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")) {
      Recurrence recurrence =
          event("DTSTART:16020101T060000Z\nDURATION:PT1H\nRRULE:FREQ=" + frequency + "\n");
      Instant from = Instant.parse("2026-01-01T00:00:00Z");

      List<Occurrence> found = recurrence.between(from, from.plus(Duration.ofDays(366)), 10_000);

      assertThat(found).as(frequency).isNotEmpty();
      assertThat(recurrence.extent().ends()).isNull();
      LocalDateTime first = LocalDateTime.ofInstant(found.get(0).from(), ZoneOffset.UTC);
      assertThat(first.getMonthValue()).isEqualTo(1);
      assertThat(first.getDayOfMonth()).isLessThanOrEqualTo(7);
    }
  }

  private static Recurrence event(String lines) {
    CalendarObject object = object(lines);
    return Recurrence.of(object, Zones.of(object));
  }

  private static CalendarObject object(String lines) {
    return parse("BEGIN:VEVENT\nUID:1\n" + lines + "END:VEVENT\n");
  }

  private static CalendarObject parse(String components) {
    String text = "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n";
    return CalendarObject.parse(text.getBytes(UTF_8));
  }
}
