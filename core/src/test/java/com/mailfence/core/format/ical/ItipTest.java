package com.mailfence.core.format.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ItipTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.5Z");
  private static final Predicate<String> ME = "ann@example.test"::equals;

  private static final String SERIES =
      "BEGIN:VEVENT\nUID:1\nDTSTAMP:20260101T000000Z\nSEQUENCE:2\nSUMMARY:Lunch\n"
          + "DTSTART;TZID=Europe/Berlin:20260305T120000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\n"
          + "ORGANIZER:mailto:boss@example.test\n"
          + "ATTENDEE;SCHEDULE-AGENT=SERVER;PARTSTAT=NEEDS-ACTION:MAILTO:Ann@Example.test\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bob@example.test\n"
          + "BEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\n";

  private static final String WITHOUT_ANN =
      "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;TZID=Europe/Berlin:20260312T120000\n"
          + "DTSTART;TZID=Europe/Berlin:20260312T150000\nDURATION:PT1H\n"
          + "ORGANIZER:mailto:boss@example.test\nATTENDEE:mailto:bob@example.test\nEND:VEVENT\n";

  @Test
  void invitationTellsNothingOfAlarmsAndScheduling() {
    CalendarObject request = Itip.request(object(SERIES), "ann@example.test", NOW).orElseThrow();

    assertThat(request.method()).isEqualTo("REQUEST");
    assertThat(text(request)).doesNotContain("VALARM", "SCHEDULE-AGENT").contains("SUMMARY:Lunch");
  }

  @Test
  void whoDoesNotAttendAnOccurrenceIsNotToldOfIt() {
    CalendarObject whole = object(SERIES + WITHOUT_ANN);

    CalendarObject ann = Itip.request(whole, "ann@example.test", NOW).orElseThrow();
    CalendarObject bob = Itip.request(whole, "bob@example.test", NOW).orElseThrow();

    assertThat(ann.subjects()).hasSize(1);
    assertThat(text(ann)).contains("EXDATE;TZID=Europe/Berlin:20260312T120000");
    assertThat(bob.subjects()).hasSize(2);
    assertThat(Itip.request(whole, "eve@example.test", NOW)).isEmpty();
    assertThat(Itip.request(object(WITHOUT_ANN), "bob@example.test", NOW).orElseThrow().subjects())
        .hasSize(1);
  }

  @Test
  void answerNamesTheOneWhoAnswersAlone() {
    CalendarObject object = object(SERIES);
    CalendarObject reply =
        Itip.reply(object, object.subjects(), "ann@example.test", "Late; sorry", NOW);

    Block said = reply.subjects().get(0);
    assertThat(reply.method()).isEqualTo("REPLY");
    assertThat(said.all("ATTENDEE")).hasSize(1);
    assertThat(said.text("COMMENT")).isEqualTo("Late; sorry");
    assertThat(said.text("DTSTAMP")).isEqualTo("20260301T100000Z");
  }

  @Test
  void cancellationCountsOn() {
    CalendarObject object = object(SERIES);
    Block said = Itip.cancel(object, object.subjects(), NOW).subjects().get(0);

    assertThat(said.text("SEQUENCE")).isEqualTo("3");
    assertThat(said.text("STATUS")).isEqualTo("CANCELLED");
  }

  @Test
  void otherMessagesHoldWhatTheyMust() { // RFC 5546 s3.2
    CalendarObject object = object(SERIES);
    Block series = object.subjects().get(0);

    assertThat(text(Itip.refresh(object, "ann@example.test", NOW)))
        .contains("METHOD:REFRESH", "UID:1", "Ann@Example.test")
        .doesNotContain("RRULE", "bob");
    assertThat(text(Itip.counter(object, series, "ann@example.test", "?", NOW)))
        .contains("METHOD:COUNTER", "COMMENT:?", "DTSTART")
        .doesNotContain("bob");
    assertThat(text(Itip.add(object, series, NOW))).contains("METHOD:ADD");
    assertThat(text(Itip.declineCounter(object, series, NOW))).contains("METHOD:DECLINECOUNTER");
  }

  @Test
  void newsIsTakenInAndOnesOwnIsKept() {
    CalendarObject mine =
        object(
            SERIES
                .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=TENTATIVE")
                .replace("SUMMARY", "TRANSP:TRANSPARENT\nSUMMARY"));
    String later = SERIES.replace("SEQUENCE:2", "SEQUENCE:3").replace("Lunch", "Dinner");

    CalendarObject merged =
        Inbound.of(Itip.request(object(later), "ann@example.test", NOW).orElseThrow())
            .request(mine, ME)
            .orElseThrow();

    assertThat(text(merged))
        .contains("SUMMARY:Dinner", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "PARTSTAT=TENTATIVE")
        .doesNotContain("METHOD");
    String moved = later.replace("T120000", "T130000");
    assertThat(text(Inbound.of(object(moved)).request(mine, ME).orElseThrow()))
        .contains("PARTSTAT=NEEDS-ACTION");
  }

  @Test
  void whatIsKnownOrOldChangesNothing() { // CA06
    CalendarObject mine = object(SERIES);

    assertThat(Inbound.of(object(SERIES)).request(mine, ME)).isEmpty();
    assertThat(
            Inbound.of(object(SERIES.replace("SEQUENCE:2", "SEQUENCE:1").replace("Lunch", "x")))
                .request(mine, ME))
        .isEmpty();
    assertThat(Inbound.of(object(SERIES)).request(null, ME)).isPresent();
  }

  @Test
  void newsOfOneOccurrenceLeavesTheOthers() {
    String occurrence = WITHOUT_ANN.replace("bob", "ann");
    CalendarObject mine = object(SERIES);

    CalendarObject merged = Inbound.of(object(occurrence)).request(mine, ME).orElseThrow();

    assertThat(merged.subjects()).hasSize(2);
    assertThat(merged.master().orElseThrow().text("SUMMARY")).isEqualTo("Lunch");
  }

  @Test
  void cancellationMarksTheSeriesOrTakesOutTheOccurrence() {
    CalendarObject mine = object(SERIES);
    CalendarObject all = Itip.cancel(mine, mine.subjects(), NOW);
    CalendarObject one =
        Itip.cancel(
            mine, object(WITHOUT_ANN.replace("UID:1\n", "UID:1\nSEQUENCE:2\n")).subjects(), NOW);

    CalendarObject gone = Inbound.of(all).cancel(mine).orElseThrow();
    assertThat(gone.master().orElseThrow().text("STATUS")).isEqualTo("CANCELLED");
    assertThat(Inbound.of(all).cancel(gone)).isEmpty();
    assertThat(text(Inbound.of(one).cancel(mine).orElseThrow()))
        .contains("EXDATE;TZID=Europe/Berlin:20260312T120000")
        .doesNotContain("CANCELLED");
    CalendarObject older = object(text(all).replaceAll("SEQUENCE:\\d", "SEQUENCE:0"));
    assertThat(Inbound.of(older).cancel(mine)).isEmpty();
  }

  @Test
  void answerBooksTheAttendeeAndNothingElse() { // CA07
    CalendarObject mine = object(SERIES);
    String said =
        SERIES
            .replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=DECLINED")
            .replace("PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED")
            .replace("Lunch", "Party");

    CalendarObject booked = Inbound.of(object(said)).reply(mine, "ann@example.test").orElseThrow();

    assertThat(text(booked)).contains("Lunch", "PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED");
    assertThat(Inbound.of(object(said)).reply(booked, "ann@example.test")).isEmpty();
    assertThat(Inbound.of(object(said)).reply(mine, "eve@example.test")).isEmpty();
    String old = said.replace("SEQUENCE:2", "SEQUENCE:1");
    assertThat(Inbound.of(object(old)).reply(mine, "ann@example.test")).isEmpty();
  }

  @Test
  void answerToOneOccurrenceIsBookedOnThatAlone() {
    CalendarObject mine = object(SERIES);
    String said =
        "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID:20260312T110000Z\nDTSTART:20260312T110000Z\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.test\nEND:VEVENT\n";

    CalendarObject booked = Inbound.of(object(said)).reply(mine, "ann@example.test").orElseThrow();

    assertThat(booked.overrides()).hasSize(1);
    Block one = booked.overrides().get(0);
    assertThat(one.text("DTSTART")).isEqualTo("20260312T120000");
    assertThat(one.has("RRULE")).isFalse();
    assertThat(Itip.answer(Itip.attendee(one, ME).orElseThrow())).isEqualTo("ACCEPTED");
    assertThat(Itip.answer(Itip.attendee(booked.master().orElseThrow(), ME).orElseThrow()))
        .isEqualTo("NEEDS-ACTION");
    String never = said.replace("20260312T", "20260313T");
    assertThat(Inbound.of(object(never)).reply(mine, "ann@example.test")).isEmpty();
  }

  private static CalendarObject object(String components) {
    String text =
        components.startsWith("BEGIN:VCALENDAR")
            ? components
            : "BEGIN:VCALENDAR\n" + components + "END:VCALENDAR\n";
    return CalendarObject.parse(text.getBytes(UTF_8));
  }

  private static String text(CalendarObject object) {
    return new String(object.bytes(), UTF_8).replace("\r\n ", "");
  }

  @Test
  void aZoneIsPartOfATime() {
    List<Block> blocks = object(SERIES).subjects();
    assertThat(Itip.sameTime(blocks.get(0), blocks.get(0))).isTrue();
    assertThat(
            Itip.sameTime(
                blocks.get(0), blocks.get(0).with(Property.of("DTSTART", "20260305T120000"))))
        .isFalse();
  }
}
