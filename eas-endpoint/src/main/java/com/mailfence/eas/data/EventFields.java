package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Length;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plain values of events. [MS-ASCAL] section 2.2.2 */
final class EventFields {
  static final String CALENDAR = "Calendar";

  /** More than this before the start nobody is reminded. */
  private static final int MOST_MINUTES = 60 * 24 * 366;

  /** All that are shown and patched, in any order. */
  static final List<EventField> ALL =
      List.of(
          new Line("Subject", "SUMMARY"),
          new Line("Location", "LOCATION"),
          new Sensitivity(),
          new Busy(),
          new Reminder(),
          new Meeting(),
          new Asked(),
          new NoNewTime(),
          new Link("OnlineMeetingConfLink", "X-MICROSOFT-ONLINEMEETINGCONFLINK"),
          new Link("OnlineMeetingExternalLink", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"));

  private EventFields() {}

  /** One of them as it is shown; empty if it is not. */
  static String shown(String name, SeenEvent seen, Block block) {
    return ALL.stream()
        .filter(field -> field.tag().name().equals(name))
        .findFirst()
        .orElseThrow()
        .shown(seen, block);
  }

  static Refusal wrong(String name) {
    return new Refusal.Malformed("a value that means nothing", name);
  }

  static int number(String text, int most, String name) {
    boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || text.length() > 9 || Integer.parseInt(text) > most) {
      throw wrong(name);
    }
    return Integer.parseInt(text);
  }

  /** A line of text. */
  private record Line(String name, String property) implements EventField {
    @Override
    public Tag tag() {
      return EventField.calendar(name);
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      return block.text(property).strip();
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      return value.isEmpty()
          ? block.without(property)
          : block.with(
              block
                  .property(property)
                  .map(old -> old.valued(Property.text(property, value).value()))
                  .orElseGet(() -> Property.text(property, value)));
    }
  }

  /** What only servers say. [MS-ASCAL] R349, R356 */
  private record Link(String name, String property) implements EventField {
    @Override
    public Tag tag() {
      return EventField.calendar(name);
    }

    @Override
    public Version since() {
      return Version.V14_1; // [MS-ASCAL] R2157, R2158
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      return block.text(property).strip();
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      return block;
    }
  }

  /**
   * CLASS; what is personal has a word of ours, which others take for private. RFC 5545 s3.8.1.3
   */
  private static final class Sensitivity implements EventField {
    private static final List<String> WORDS =
        List.of("PUBLIC", "X-PERSONAL", "PRIVATE", "CONFIDENTIAL");

    @Override
    public Tag tag() {
      return EventField.calendar("Sensitivity");
    }

    @Override
    public String none() {
      return "0";
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      String word = block.word("CLASS");
      int known = WORDS.indexOf(word);
      return String.valueOf(word.isEmpty() ? 0 : known < 0 ? 2 : known); // [MS-ASCAL] R428
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      int code = value.isEmpty() ? 0 : number(value, 3, "Sensitivity");
      return code == 0 ? block.without("CLASS") : block.with(Property.of("CLASS", WORDS.get(code)));
    }
  }

  /** TRANSP, and beside it what it cannot say. */
  private static final class Busy implements EventField {
    private static final String BESIDE = "X-MICROSOFT-CDO-BUSYSTATUS";
    private static final List<String> WORDS =
        List.of("FREE", "TENTATIVE", "BUSY", "OOF", "WORKINGELSEWHERE");
    private static final int FREE = 0;
    private static final int BUSY = 2;
    private static final int ELSEWHERE = 4;

    @Override
    public Tag tag() {
      return EventField.calendar("BusyStatus");
    }

    @Override
    public String none() {
      return "2";
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      boolean free = block.word("TRANSP").equals("TRANSPARENT");
      int beside = WORDS.indexOf(block.word(BESIDE));
      boolean agree = beside >= 0 && free == (beside == FREE || beside == ELSEWHERE);
      if (agree) {
        // [MS-ASCAL] R2044: older versions do not know it.
        return String.valueOf(beside == ELSEWHERE && !seen.isModern() ? FREE : beside);
      }
      boolean maybe = block.word("STATUS").equals("TENTATIVE");
      return String.valueOf(free ? FREE : maybe ? 1 : BUSY);
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      int code = value.isEmpty() ? BUSY : number(value, ELSEWHERE, "BusyStatus");
      boolean free = code == FREE || code == ELSEWHERE;
      boolean needed = code != FREE && code != BUSY || block.has(BESIDE);
      boolean maybe = block.word("STATUS").equals("TENTATIVE");
      Block now =
          free
              ? block.with(Property.of("TRANSP", "TRANSPARENT"))
              : block.with(Property.of("TRANSP", "OPAQUE"));
      return needed || maybe ? now.with(Property.of(BESIDE, WORDS.get(code))) : now.without(BESIDE);
    }
  }

  /** The first alarm that rings before the start; others are left alone. */
  private static final class Reminder implements EventField {
    @Override
    public Tag tag() {
      return EventField.calendar("Reminder");
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      return alarm(block).flatMap(Reminder::minutes).map(String::valueOf).orElse("");
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      Optional<Block> old = alarm(block);
      List<Block> all = new ArrayList<>(block.blocks());
      if (value.isEmpty()) {
        old.ifPresent(all::remove);
        return block.holding(all);
      }
      int minutes = number(value, MOST_MINUTES, "Reminder");
      String length = Length.time(Duration.ofMinutes(-minutes)).value();
      Property trigger = Property.of("TRIGGER", minutes == 0 ? "PT0S" : length);
      if (old.isPresent()) {
        // It rings again: that it was heard said something of another time. RFC 9074 s6.1
        all.set(all.indexOf(old.get()), old.get().with(trigger).without("ACKNOWLEDGED"));
      } else {
        all.add(
            Block.of(
                "VALARM",
                List.of(
                    Property.of("ACTION", "DISPLAY"),
                    Property.of("DESCRIPTION", "Reminder"),
                    trigger)));
      }
      return block.holding(all);
    }

    private static Optional<Block> alarm(Block block) {
      return block.blocks("VALARM").stream()
          .filter(one -> !one.word("ACTION").equals("EMAIL") && minutes(one).isPresent())
          .findFirst();
    }

    /** Minutes before the start; empty for one that rings at another time. */
    private static Optional<Long> minutes(Block alarm) {
      Property trigger = alarm.property("TRIGGER").orElse(null);
      if (trigger == null || trigger.parameter("RELATED").filter("END"::equals).isPresent()) {
        return Optional.empty();
      }
      try {
        Length length = Length.of(trigger.value());
        long minutes = -length.time().plusDays(length.days()).toMinutes();
        return minutes < 0 || minutes > MOST_MINUTES ? Optional.empty() : Optional.of(minutes);
      } catch (BadCalendar e) {
        return Optional.empty(); // a moment, or nothing
      }
    }
  }

  /** Whether it is a meeting, whose, and whether it is off. [MS-ASCAL] R309 */
  private static final class Meeting implements EventField {
    private static final int OFF = 4;

    @Override
    public Tag tag() {
      return EventField.calendar("MeetingStatus");
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      boolean off = block.word("STATUS").equals("CANCELLED");
      if (!seen.isMeeting(block) && seen.isOwn(block)) {
        return off ? "5" : "0"; // [MS-ASCAL] R310
      }
      int code = seen.isOwn(block) ? 1 : 3;
      return String.valueOf(off ? code + OFF : code);
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      int code = value.isEmpty() ? 0 : number(value, 15, "MeetingStatus");
      boolean off = block.word("STATUS").equals("CANCELLED");
      if ((code & OFF) != 0) {
        return block.with(Property.of("STATUS", "CANCELLED"));
      }
      return off ? block.without("STATUS") : block;
    }

    @Override
    public boolean stays() {
      return true; // whose it is, is not a device's to say
    }
  }

  /** Whether the organiser wants an answer: every one who is asked has it on his own line. */
  private static final class Asked implements EventField {
    @Override
    public Tag tag() {
      return EventField.calendar("ResponseRequested");
    }

    @Override
    public Version since() {
      return Version.V14_0;
    }

    @Override
    public boolean stays() {
      return true;
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      if (!seen.isMeeting(block)) {
        return "";
      }
      boolean wanted =
          block.all("ATTENDEE").stream()
              .anyMatch(one -> one.parameter("RSVP").filter("TRUE"::equalsIgnoreCase).isPresent());
      return wanted ? "1" : "0";
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      String wanted = value.equals("1") ? "TRUE" : null;
      return seen.isOwn(block)
          ? block.mapped(one -> one.is("ATTENDEE") ? one.with("RSVP", wanted) : one)
          : block;
    }
  }

  /** Whether those who are asked may propose another time. [MS-ASCAL] R214, R215 */
  private static final class NoNewTime implements EventField {
    private static final String PROPERTY = "X-MICROSOFT-DISALLOW-COUNTER";

    @Override
    public Tag tag() {
      return EventField.calendar("DisallowNewTimeProposal");
    }

    @Override
    public Version since() {
      return Version.V14_0; // [MS-ASCAL] R2079, R2080
    }

    @Override
    public String none() {
      return "0";
    }

    @Override
    public String shown(SeenEvent seen, Block block) {
      return block.word(PROPERTY).equals("TRUE") ? "1" : "0";
    }

    @Override
    public Block with(SeenEvent seen, Block block, String value) {
      return value.equals("1")
          ? block.with(Property.of(PROPERTY, "TRUE"))
          : block.without(PROPERTY);
    }
  }

  /** What was said of who answered when; devices never write it. */
  static Map<String, String> answers(SeenEvent seen, Block block) {
    if (!seen.isAtLeast(Version.V14_0) || !seen.isMeeting(block)) {
      return Map.of();
    }
    if (seen.isOwn(block)) {
      return Map.of("ResponseType", "1"); // [MS-ASCAL] R410
    }
    int status = seen.own(block).map(one -> Guests.status(one)).filter(code -> code != 0).orElse(5);
    String when = block.text("X-MICROSOFT-CDO-REPLYTIME").strip();
    boolean answered = status != 5 && isUtc(when);
    return answered // [MS-ASCAL] R52522
        ? Map.of("ResponseType", String.valueOf(status), "AppointmentReplyTime", when)
        : Map.of("ResponseType", String.valueOf(status));
  }

  private static boolean isUtc(String text) {
    try {
      return Moment.of(text, null).form() == Moment.Form.UTC;
    } catch (BadCalendar e) {
      return false;
    }
  }
}
