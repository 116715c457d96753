package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Moment;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.XmlNotation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a task recurs, in the words of devices. [MS-ASTASK] section 2.2.2.20 */
final class TaskSeries {
  private static final String TASKS = TaskFields.TASKS;
  private static final String CALENDAR = EventFields.CALENDAR;

  /** That the next one comes when this one is done. [MS-ASTASK] R239 */
  private static final String REGENERATES = "X-MAILFENCE-REGENERATES";

  /** That this one is done and only remembered. [MS-ASTASK] section 2.2.2.11 */
  private static final String DEAD = "X-MAILFENCE-DEAD";

  /** The first day of the series, where it is not the one the task begins on. */
  private static final String FROM = "X-MAILFENCE-FROM";

  private static final Set<String> OF_A_SERIES =
      Set.of("RRULE", "RDATE", "EXDATE", "EXRULE", RecurrenceReading.OTHER_CALENDAR);

  /** What tasks say in the same words as events. */
  private static final List<String> SHARED =
      List.of(
          "Type",
          "Occurrences",
          "Interval",
          "DayOfWeek",
          "DayOfMonth",
          "WeekOfMonth",
          "MonthOfYear",
          "CalendarType",
          "IsLeapMonth",
          "FirstDayOfWeek");

  /** Patterns that reckon with months, and so by some calendar. [MS-ASTASK] R82 */
  private static final Set<Integer> BY_CALENDAR = Set.of(2, 3, 5, 6);

  private final Zones zones;
  private final View view;

  TaskSeries(Zones zones, View view) {
    this.zones = zones;
    this.view = view;
  }

  /** How the task recurs; empty if it does not, or in a way devices have no word for. */
  Optional<Element> show(Block task) {
    Optional<Block> placed = placed(task);
    return placed.flatMap(RecurrencePattern::of).map(pattern -> show(pattern, placed.get()));
  }

  /** A series that says only when it is due begins with that. */
  private static Optional<Block> placed(Block task) {
    return task.has("DTSTART")
        ? Optional.of(task)
        : task.property("DUE").map(due -> task.plus(due.named("DTSTART")));
  }

  private Element show(RecurrencePattern pattern, Block task) {
    Property rule = rule(task).orElseThrow();
    ElementBuilder out = Element.grow(TASKS, "Recurrence").number("Type", pattern.type());
    out.time(TASKS, "Start", from(rule, task));
    RecurrencePattern.Ending end = pattern.end();
    if (end.count() > 0) {
      out.number("Occurrences", end.count());
    } else {
      out.time(TASKS, "Until", until(end, SeenEvent.start(task)));
    }
    out.number("Interval", pattern.interval());
    number(out, "DayOfWeek", pattern.days());
    number(out, "DayOfMonth", pattern.day());
    number(out, "WeekOfMonth", pattern.week());
    number(out, "MonthOfYear", pattern.month());
    if (has(rule, REGENERATES)) {
      out.flag("Regenerate", true);
    }
    if (has(rule, DEAD)) {
      out.flag("DeadOccur", true);
    }
    calendar(out, pattern, rule);
    return out.build();
  }

  private void calendar(ElementBuilder out, RecurrencePattern pattern, Property rule) {
    Version version = view.version();
    if (version.atLeast(Version.V14_0) && BY_CALENDAR.contains(pattern.type())) {
      String said = rule.parameter(RecurrenceReading.CALENDAR_TYPE).orElse("0");
      out.text("CalendarType", said.matches("\\d{1,2}") ? said : "0"); // [MS-ASTASK] R82
      if (has(rule, RecurrenceReading.LEAP)) {
        out.flag("IsLeapMonth", true);
      }
    }
    if (version.atLeast(Version.V14_1) && pattern.type() == 1) {
      out.number("FirstDayOfWeek", Math.max(0, pattern.first())); // [MS-ASTASK] R167
    }
  }

  private static void number(ElementBuilder out, String name, int value) {
    if (value > 0) {
      out.number(name, value);
    }
  }

  private static boolean has(Property rule, String parameter) {
    return rule.parameter(parameter).filter("TRUE"::equals).isPresent();
  }

  private static Optional<Property> rule(Block task) {
    return task.property("RRULE").or(() -> task.property(RecurrenceReading.OTHER_CALENDAR));
  }

  private Instant from(Property rule, Block task) {
    return rule.parameter(FROM)
        .filter(text -> text.matches("\\d{8}(T\\d{6}Z)?"))
        .map(text -> Moment.of(text, null).wall())
        .orElseGet(() -> SeenEvent.start(task).wall())
        .toInstant(ZoneOffset.UTC);
  }

  /** A series of tasks ends with a day. */
  private @Nullable Instant until(RecurrencePattern.Ending end, Moment start) {
    Moment until = end.until();
    if (until == null) {
      return null;
    }
    boolean other = until.form() == Moment.Form.UTC && !start.isDay();
    LocalDateTime wall = other ? zones.wall(zones.instant(until), start) : until.wall();
    return wall.toLocalDate().atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  /**
   * The task that recurs as a device wrote.
   *
   * @throws com.mailfence.core.Refusal.Malformed if it makes no sense [MS-ASTASK] R132, R320, R532
   */
  Block recurring(Block task, Element said) {
    Optional<Element> shown = show(task);
    if (shown.isPresent() && same(shown.get(), said)) {
      return task;
    }
    said.need(TASKS, "Type"); // [MS-ASTASK] R289
    Instant start = said.need(TASKS, "Start").time(); // [MS-ASTASK] R37011
    int type = said.integer(TASKS, "Type", 0, 6).orElse(0);
    if (said.has(TASKS, "CalendarType") && !BY_CALENDAR.contains(type)) {
      throw TaskFields.wrong("CalendarType"); // [MS-ASTASK] R81
    }
    Block begun = begun(task, start);
    Moment begins = SeenEvent.start(begun);
    var seen = SeenEvent.of(CalendarObject.of(List.of(begun)), view);
    LocalDateTime wall = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
    Property rule =
        RecurrenceReading.read(asEvent(said, begins), seen, begins)
            .with(REGENERATES, truth(said, "Regenerate"))
            .with(DEAD, truth(said, "DeadOccur"))
            .with(FROM, wall.equals(begins.wall()) ? null : Moment.utc(start).value());
    return single(begun).plus(rule);
  }

  /** A series must begin. RFC 5545 s3.8.5.3 */
  private static Block begun(Block task, Instant start) {
    if (task.has("DTSTART")) {
      return task;
    }
    LocalDateTime wall = LocalDateTime.ofInstant(start, ZoneOffset.UTC);
    var date = new TaskDate(wall, start);
    boolean days = task.property("DUE").map(due -> Moment.of(due).isDay()).orElse(date.isDay());
    return task.with(date.as("DTSTART", days));
  }

  private static @Nullable String truth(Element said, String name) {
    return said.flag(TASKS, name, false) ? "TRUE" : null;
  }

  private Element asEvent(Element said, Moment begins) {
    ElementBuilder out = Element.grow(CALENDAR, "Recurrence");
    for (String name : SHARED) {
      for (Element one : said.children(TASKS, name)) {
        out.text(name, one.text());
      }
    }
    said.child(TASKS, "Until")
        .filter(one -> !one.isEmpty())
        .ifPresent(one -> out.compactTime(CALENDAR, "Until", last(one.time(), begins)));
    return out.build();
  }

  /** The last one begins on that day. */
  private Instant last(Instant until, Moment begins) {
    LocalDate day = LocalDate.ofInstant(until, ZoneOffset.UTC);
    return zones.instant(begins.at(day.atTime(begins.wall().toLocalTime())));
  }

  private static boolean same(Element shown, Element said) {
    return words(shown).equals(words(said));
  }

  private static List<String> words(Element recurrence) {
    List<String> all = new ArrayList<>();
    recurrence.children().forEach(one -> all.add(XmlNotation.show(one, XmlNotation.Style.WHOLE)));
    all.sort(null);
    return all;
  }

  /** The task without anything that makes it a series. */
  static Block single(Block task) {
    return task.without(one -> OF_A_SERIES.contains(one.name()));
  }
}
