package com.mailfence.eas.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Gist;
import com.mailfence.core.item.MailFacets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail says of a meeting, as it was found when the mail came.
 *
 * @param object the gist of it
 * @param method upper case
 */
record Invitation(CalendarObject object, String method) {
  private static final String SCHEDULE = "IPM.Schedule.Meeting.";

  /**
   * Empty for a mail that is about no meeting.
   *
   * @throws BadCalendar if nobody can read it
   */
  static Optional<Invitation> of(MailFacets mail) {
    if (mail.meeting().isEmpty()) {
      return Optional.empty();
    }
    CalendarObject object = Gist.read(mail.meeting());
    boolean told = object.leader().filter(one -> one.has("DTSTART")).isPresent();
    return told ? Optional.of(new Invitation(object, object.method())) : Optional.empty();
  }

  Block leader() {
    return object.leader().orElseThrow();
  }

  /** Whether it asks somebody to come. */
  boolean asks() {
    return method.equals("REQUEST") || method.equals("ADD");
  }

  /** Whether it proposes another time. */
  boolean proposes() {
    return method.equals("COUNTER");
  }

  /** Empty for messages that devices have no class for. [MS-ASEMAIL] R595 */
  Optional<String> messageClass() {
    return switch (method) {
      case "REQUEST", "ADD", "PUBLISH" -> Optional.of(SCHEDULE + "Request");
      case "CANCEL" -> Optional.of(SCHEDULE + "Canceled");
      case "REPLY", "COUNTER" -> Optional.of(SCHEDULE + "Resp." + answer());
      default -> Optional.empty();
    };
  }

  private String answer() {
    String word =
        leader()
            .property("ATTENDEE")
            .flatMap(one -> one.parameter("PARTSTAT"))
            .orElse("")
            .toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ACCEPTED" -> "Pos";
      case "DECLINED" -> "Neg";
      default -> "Tent";
    };
  }
}
