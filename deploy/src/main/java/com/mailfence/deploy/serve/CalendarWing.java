package com.mailfence.deploy.serve;

import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.FreeBusy;
import com.mailfence.engine.calendar.MeetingMail;
import com.mailfence.engine.calendar.Meetings;
import com.mailfence.engine.calendar.Scheduling;
import com.mailfence.persistence.Persistence;

/** The calendars of the house, made from its rooms. */
final class CalendarWing {
  private final Calendars calendars;
  private final Meetings meetings;
  private final FreeBusy times;

  CalendarWing(House house, SendingWing sending) {
    Persistence keep = house.keep();
    var desk =
        new Scheduling.Desk(
            house.directory(),
            house.accounts(),
            keep.catalog(),
            keep.blobs(),
            sending.submission());
    var scheduling = new Scheduling(desk, sending.tokens(), house.clock());
    this.calendars =
        new Calendars(
                keep.store(),
                keep.blobs(),
                House.calendarRules(house.config().dav()),
                sending.tokens(),
                house.clock())
            .telling(scheduling);
    this.meetings = new Meetings(scheduling, calendars, mails(house, sending));
    this.times = new FreeBusy(keep.catalog(), keep.blobs(), house.accounts());
  }

  private static MeetingMail mails(House house, SendingWing sending) {
    Persistence keep = house.keep();
    return new MeetingMail(
        new MeetingMail.House(house.directory(), house.accounts(), keep.catalog(), keep.blobs()),
        House.calendarRules(house.config().dav()),
        sending.tokens(),
        house.clock());
  }

  /** For those who answer invitations. */
  Meetings meetings() {
    return meetings;
  }

  /** For those who ask when people are busy. */
  FreeBusy times() {
    return times;
  }

  /** Those a change concerns are told of it, unless the client says that it does so itself. */
  Calendars calendars() {
    return calendars;
  }
}
