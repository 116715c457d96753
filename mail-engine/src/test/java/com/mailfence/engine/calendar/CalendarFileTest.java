package com.mailfence.engine.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.Collection;
import com.mailfence.engine.resource.Brought;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CalendarFileTest {
  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:x
      BEGIN:VTIMEZONE
      TZID:Mine
      BEGIN:STANDARD
      DTSTART:19700101T000000
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0100
      END:STANDARD
      END:VTIMEZONE
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Mine:20260301T100000
      RRULE:FREQ=DAILY;COUNT=3
      SUMMARY:One
      END:VEVENT
      BEGIN:VEVENT
      UID:two
      DTSTAMP:20260101T000000Z
      DTSTART:20260301T100000Z
      ORGANIZER:mailto:ann@example.test
      ATTENDEE:mailto:eve@far.test
      END:VEVENT
      BEGIN:VEVENT
      UID:one
      DTSTAMP:20260101T000000Z
      RECURRENCE-ID;TZID=Mine:20260302T100000
      DTSTART;TZID=Mine:20260302T120000
      SUMMARY:Later
      END:VEVENT
      BEGIN:VEVENT
      UID:bomb
      DTSTAMP:20260101T000000Z
      DTSTART:20260301T100000Z
      RRULE:FREQ=SECONDLY
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private final Office office = new Office();
  private final AccountId ann = office.person("ann");
  private final Reader who = Reader.owner(ann);
  private final CalendarFile files = new CalendarFile(office.house.catalog, office.house.blobs);

  @AfterEach
  void close() {
    office.close();
  }

  private Brought bring(String file) {
    return files.bring(who, office.calendars, office.calendar(ann), file.getBytes(UTF_8));
  }

  @Test
  void fileIsTakenApartByUidAndNobodyIsTold() {
    Brought brought = bring(FILE);

    assertThat(brought.names()).hasSize(2);
    assertThat(brought.left()).isEqualTo(1); // CA01
    assertThat(brought.reasons().get(0)).startsWith("bomb");
    assertThat(office.text(ann, "one")).contains("SUMMARY:Later", "SUMMARY:One", "TZID:Mine");
    assertThat(office.text(ann, "two")).doesNotContain("VTIMEZONE");
    assertThat(office.sent()).isEmpty();
  }

  @Test
  void whatIsThereAlreadyStays() {
    bring(FILE);
    Brought again = bring(FILE.replace("SUMMARY:One", "SUMMARY:Other"));

    assertThat(again.names()).isEmpty();
    assertThat(again.there()).isEqualTo(2);
    assertThat(office.text(ann, "one")).contains("SUMMARY:One");
  }

  @Test
  void whatIsWrittenCanBeBroughtElsewhere() throws IOException {
    bring(FILE);
    AccountId bob = office.person("bob");
    var out = new ByteArrayOutputStream();
    Collection calendar = office.house.catalog.collection(who, office.calendar(ann)).orElseThrow();
    files.write(who, calendar, false, out);

    CalendarObject whole = CalendarObject.parse(out.toByteArray());
    assertThat(whole.subjects()).hasSize(3);
    assertThat(whole.zones()).hasSize(1);
    Brought brought =
        files.bring(Reader.owner(bob), office.calendars, office.calendar(bob), out.toByteArray());
    assertThat(brought.names()).hasSize(2);
    assertThat(office.text(bob, "one")).isEqualTo(office.text(ann, "one"));
  }

  @Test
  void nonsenseAndOthersCalendarsAreRefused() {
    assertThatThrownBy(() -> bring("BEGIN:X")).isInstanceOf(Refusal.Malformed.class);
    Reader bob = Reader.owner(office.person("bob"));
    assertThatThrownBy(
            () -> files.bring(bob, office.calendars, office.calendar(ann), FILE.getBytes(UTF_8)))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
