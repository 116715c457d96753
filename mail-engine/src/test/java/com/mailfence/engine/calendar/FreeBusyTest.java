package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Period;
import com.mailfence.core.item.Role;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FreeBusyTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
  private static final Period DAY =
      new Period(Instant.parse("2026-03-05T00:00:00Z"), Instant.parse("2026-03-06T00:00:00Z"));

  private final MemoryHouse house = new MemoryHouse(CLOCK);
  private final AccountId ann = house.account("ann@example.test");
  private final CollectionId calendar =
      house.collection(ann, Kind.CALENDAR, Role.MAIN, "Calendar").id();
  private final Calendars calendars =
      new Calendars(house.store, house.blobs, CalendarRules.usual(), this::token, CLOCK);
  private final FreeBusy freeBusy =
      new FreeBusy(
          house.catalog,
          house.blobs,
          new Accounts(house.directory, new Brand("Test", "example.test", ""), CLOCK));
  private int count;

  private String token() {
    return "token" + ++count;
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatTouchesIsOneAndWhatIsFreeIsNotTold() {
    add("DTSTART:20260305T090000Z\nDTEND:20260305T100000Z\n");
    add("DTSTART:20260305T093000Z\nDTEND:20260305T110000Z\n");
    add("DTSTART:20260305T110000Z\nDTEND:20260305T113000Z\n");
    add("DTSTART:20260305T120000Z\nDTEND:20260305T130000Z\nTRANSP:TRANSPARENT\n");
    add("DTSTART:20260305T140000Z\nDTEND:20260305T150000Z\nSTATUS:CANCELLED\n");
    add("DTSTART:20260305T160000Z\nDTEND:20260305T160000Z\n");
    add("DTSTART:20260304T230000Z\nDTEND:20260305T010000Z\n");

    assertThat(told("UTC")).containsExactly("00:00-01:00 BUSY", "09:00-11:30 BUSY");
  }

  @Test
  void tentativeGivesWayToBusy() {
    add("DTSTART:20260305T090000Z\nDTEND:20260305T120000Z\nSTATUS:TENTATIVE\n");
    add("DTSTART:20260305T100000Z\nDTEND:20260305T110000Z\n");

    assertThat(told("UTC"))
        .containsExactly("09:00-10:00 TENTATIVE", "10:00-11:00 BUSY", "11:00-12:00 TENTATIVE");
  }

  @Test
  void seriesAreReckonedWithTheirExceptions() {
    String rule = "DTSTART;TZID=Europe/Berlin:20260226T080000\nDURATION:PT1H\nRRULE:FREQ=DAILY\n";
    add(rule + "EXDATE;TZID=Europe/Berlin:20260305T080000\n");
    assertThat(told("UTC")).isEmpty();

    add(rule);
    assertThat(told("UTC")).containsExactly("07:00-08:00 BUSY");
  }

  @Test
  void wholeDaysAreThoseOfTheAccountsZone() {
    add("DTSTART;VALUE=DATE:20260306\n");

    assertThat(told("UTC")).isEmpty();
    assertThat(told("Europe/Berlin")).containsExactly("23:00-00:00 BUSY");
  }

  @Test
  void whatOneDeclinedDoesNotTakeOnesTime() {
    String meeting = "DTSTART:20260305T%s0000Z\nDURATION:PT1H\nORGANIZER:mailto:b@example.test\n";
    String me = "ATTENDEE;PARTSTAT=%s:MAILTO:Ann@example.test\n";
    add((meeting + me).formatted("09", "DECLINED"));
    add((meeting + me).formatted("11", "ACCEPTED"));
    add((meeting + me).formatted("13", "NEEDS-ACTION"));

    assertThat(told("UTC")).containsExactly("11:00-12:00 BUSY", "13:00-14:00 TENTATIVE");
  }

  private void add(String lines) {
    byte[] bytes = Objects.object("BEGIN:VEVENT\nUID:u" + ++count + "\n" + lines + "END:VEVENT\n");
    calendars.put(Reader.owner(ann), new Put(Place.in(calendar), bytes));
  }

  private List<String> told(String zone) {
    Account account = house.directory.account(ann).orElseThrow();
    return freeBusy.of(account, DAY, ZoneId.of(zone)).stream()
        .map(
            busy ->
                busy.period().from().toString().substring(11, 16)
                    + "-"
                    + busy.period().until().toString().substring(11, 16)
                    + " "
                    + busy.degree())
        .toList();
  }
}
