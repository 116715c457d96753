package com.mailfence.eas;

import com.mailfence.core.format.mime.Tokens;
import com.mailfence.eas.command.Mailroom;
import com.mailfence.engine.absence.Absences;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Brand;
import com.mailfence.engine.calendar.CalendarRules;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.FreeBusy;
import com.mailfence.engine.calendar.MeetingMail;
import com.mailfence.engine.calendar.Meetings;
import com.mailfence.engine.calendar.Scheduling;
import com.mailfence.engine.compose.SendingLimits;
import com.mailfence.engine.compose.Submission;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Where messages of tests leave: into the outbox in memory, where nobody fetches them. */
public final class Postbox {
  /** Recipients one message may have, and messages one account may send a day. */
  public static final int MOST = 20;

  private Postbox() {}

  public static Mailroom of(MemoryHouse house, Clock clock) {
    var last = new AtomicInteger();
    Tokens tokens = () -> "token" + last.incrementAndGet();
    var submission =
        new Submission(
            new Submission.Desk(house.store, house.blobs, house.notes, () -> {}),
            accounts(house, clock),
            new SendingLimits(MOST, MOST, Delivery.LARGEST),
            tokens,
            clock);
    return new Mailroom(submission, tokens, new Absences(house.directory, house.notes));
  }

  public static Calendars calendars(MemoryHouse house, Clock clock) {
    return calendars(house, clock, CalendarRules.usual());
  }

  public static Calendars calendars(MemoryHouse house, Clock clock, CalendarRules rules) {
    var last = new AtomicInteger();
    return new Calendars(
            house.store, house.blobs, rules, () -> "event" + last.incrementAndGet(), clock)
        .telling(scheduling(house, clock));
  }

  private static Scheduling scheduling(MemoryHouse house, Clock clock) {
    var last = new AtomicInteger();
    return new Scheduling(
        new Scheduling.Desk(
            house.directory,
            accounts(house, clock),
            house.catalog,
            house.blobs,
            of(house, clock).submission()),
        () -> "meeting" + last.incrementAndGet(),
        clock);
  }

  private static Accounts accounts(MemoryHouse house, Clock clock) {
    return new Accounts(house.directory, new Brand("Test", "test.example", ""), clock);
  }

  public static Meetings meetings(MemoryHouse house, Clock clock) {
    return new Meetings(
        scheduling(house, clock), calendars(house, clock), meetingMail(house, clock));
  }

  public static FreeBusy times(MemoryHouse house, Clock clock) {
    return new FreeBusy(house.catalog, house.blobs, accounts(house, clock));
  }

  /** What mails about meetings do to calendars when they come. */
  public static MeetingMail meetingMail(MemoryHouse house, Clock clock) {
    var last = new AtomicInteger();
    return new MeetingMail(
        new MeetingMail.House(house.directory, accounts(house, clock), house.catalog, house.blobs),
        CalendarRules.usual(),
        () -> "arrived" + last.incrementAndGet(),
        clock);
  }
}
