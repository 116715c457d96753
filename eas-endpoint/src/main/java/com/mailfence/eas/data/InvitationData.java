package com.mailfence.eas.data;

import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.item.MailFacets;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meeting a mail is about, as devices see it. [MS-ASEMAIL] section 2.2.2.48 */
final class InvitationData {
  private static final String EMAIL = "Email";
  private static final String EMAIL2 = "Email2";
  private static final int SINGLE = 0;
  private static final int SERIES = 1;
  private static final int EXCEPTION = 3;

  private final Invitation invitation;
  private final SeenEvent seen;
  private final Block block;
  private final ElementBuilder out = Element.grow(EMAIL, "MeetingRequest");

  private InvitationData(Invitation invitation, View view) {
    this.invitation = invitation;
    this.seen = SeenEvent.of(invitation.object(), view);
    this.block = intended(seen.leader());
  }

  /**
   * A mail about a meeting.
   *
   * @param type its class
   * @param request MeetingRequest
   */
  record Shown(String type, Element request) {}

  /**
   * @param received when the mail came
   * @return empty if it is about no meeting, or about one that cannot be shown
   */
  static Optional<Shown> of(MailFacets mail, View view, Instant received) {
    try {
      Optional<Invitation> invitation = Invitation.of(mail);
      Optional<String> type = invitation.flatMap(Invitation::messageClass);
      return type.map(
          word -> new Shown(word, new InvitationData(invitation.get(), view).write(received)));
    } catch (BadCalendar e) {
      return Optional.empty();
    }
  }

  /** Who comes is busy as the organiser intends, not as he is himself until he said so. */
  private static Block intended(Block block) {
    return block
        .property("X-MICROSOFT-CDO-INTENDEDSTATUS")
        .map(said -> block.with(said.named("X-MICROSOFT-CDO-BUSYSTATUS")))
        .orElse(block);
  }

  private Element write(Instant received) {
    EventTimes times = times();
    out.flag(EMAIL, "AllDayEvent", times.allDay())
        .time(EMAIL, "StartTime", seen.told(times.start()))
        .time(EMAIL, "DtStamp", stamp(received)) // [MS-ASEMAIL] R897
        // Differs from [MS-ASEMAIL] R1229, R1230: without it older devices show no meeting.
        .time(EMAIL, "EndTime", seen.told(times.end()))
        .number(EMAIL, "InstanceType", instanceType());
    place();
    out.text(EMAIL, "Organizer", organiser());
    out.time(EMAIL, "RecurrenceId", occurrence().map(seen::told).orElse(null)); // R935, R936
    asked();
    pattern();
    out.text(EMAIL, "Sensitivity", EventFields.shown("Sensitivity", seen, block));
    out.text(EMAIL, "BusyStatus", EventFields.shown("BusyStatus", seen, block));
    Moment start = times.start();
    out.text(
        EMAIL, "TimeZone", WireZone.write(EventTimes.zone(seen, start, start.wall().getYear())));
    name();
    newer();
    return out.build();
  }

  /** Of a proposal the times as they were, where it says them. */
  private EventTimes times() {
    EventTimes said = EventTimes.of(seen, block);
    Optional<Property> start = block.property("X-MS-OLK-ORIGINALSTART");
    Optional<Property> end = block.property("X-MS-OLK-ORIGINALEND");
    return invitation.proposes() && start.isPresent() && end.isPresent()
        ? new EventTimes(Moment.of(start.get()), Moment.of(end.get()))
        : said;
  }

  private Instant stamp(Instant received) {
    return block
        .property("DTSTAMP")
        .map(Moment::of)
        .map(stamp -> seen.zones().instant(stamp))
        .orElse(received);
  }

  private int instanceType() {
    return occurrence().isPresent()
        ? EXCEPTION
        : block.has("RRULE") || block.has("RDATE") ? SERIES : SINGLE;
  }

  private Optional<Moment> occurrence() {
    return block.property("RECURRENCE-ID").map(Moment::of);
  }

  /** From 16.0 on a place has parts. [MS-ASEMAIL] R1311, R13111 */
  private void place() {
    if (seen.isModern()) {
      EventPlace.show(block).ifPresent(out::with);
    } else {
      String place = block.text("LOCATION").strip();
      out.text(EMAIL, "Location", place.isEmpty() ? null : place);
    }
  }

  private @Nullable String organiser() {
    return seen.organiser(block)
        .map(one -> new Mailbox(one.parameter("CN").orElse(""), SeenEvent.address(one)).display())
        .orElse(null);
  }

  private void asked() {
    String minutes = EventFields.shown("Reminder", seen, block);
    if (!minutes.isEmpty()) {
      out.number(EMAIL, "Reminder", Long.parseLong(minutes) * 60); // [MS-ASEMAIL] R687
    }
    boolean wanted =
        invitation.asks() && EventFields.shown("ResponseRequested", seen, block).equals("1");
    out.flag(EMAIL, "ResponseRequested", wanted); // [MS-ASEMAIL] R715, R716
  }

  private void pattern() {
    RecurrencePattern.of(block)
        .map(pattern -> pattern.inMail(seen, block))
        .ifPresent(one -> out.with(Element.grow(EMAIL, "Recurrences").with(one)));
  }

  /** [MS-ASEMAIL] R1253, R12540, R1310 */
  private void name() {
    String uid = invitation.object().uid();
    if (seen.isModern()) {
      out.text(EventFields.CALENDAR, "UID", uid);
    } else {
      LocalDate day = occurrence().map(one -> one.wall().toLocalDate()).orElse(null);
      out.text(EMAIL, "GlobalObjId", GlobalObjectId.of(uid, day));
    }
  }

  private void newer() {
    if (seen.isAtLeast(Version.V14_0)) {
      out.text(
          EMAIL,
          "DisallowNewTimeProposal",
          EventFields.shown("DisallowNewTimeProposal", seen, block));
    }
    if (seen.isAtLeast(Version.V14_1)) {
      out.number(EMAIL2, "MeetingMessageType", messageType());
    }
    if (invitation.proposes() && seen.isAtLeast(Version.V16_1)) {
      EventTimes proposed = EventTimes.of(seen, block);
      out.compactTime("MeetingResponse", "ProposedStartTime", seen.told(proposed.start()));
      out.compactTime("MeetingResponse", "ProposedEndTime", seen.told(proposed.end()));
    }
  }

  /** The first invitation, or news of it; what is neither has no type. [MS-ASEMAIL] R532 */
  private int messageType() {
    String revision = block.text("SEQUENCE").strip();
    return !invitation.asks() ? 0 : revision.isEmpty() || revision.equals("0") ? 1 : 2;
  }
}
