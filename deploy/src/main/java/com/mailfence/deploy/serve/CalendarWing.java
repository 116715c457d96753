package com.mailfence.deploy.serve;

import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Scheduling;
import com.mailfence.persistence.Persistence;

/** The calendars of the house, made from its rooms. */
final class CalendarWing {
  private final Calendars silent;
  private final Calendars telling;

  CalendarWing(House house, SendingWing sending) {
    Persistence keep = house.keep();
    var desk =
        new Scheduling.Desk(
            house.directory(),
            house.accounts(),
            keep.catalog(),
            keep.blobs(),
            sending.submission());
    this.silent =
        new Calendars(
            keep.store(),
            keep.blobs(),
            House.calendarRules(house.config().dav()),
            sending.tokens(),
            house.clock());
    this.telling = silent.telling(new Scheduling(desk, sending.tokens(), house.clock()));
  }

  /** For clients that tell those a meeting concerns themselves. */
  Calendars silent() {
    return silent;
  }

  /** For clients that leave it to the house. */
  Calendars telling() {
    return telling;
  }
}
