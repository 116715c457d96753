package com.mailfence.core.format.ical;

import com.mailfence.core.format.line.LineFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A VCALENDAR and all that is in it. Whatever is not changed is written as it was read: unknown
 * properties, parameters and components are kept.
 */
public record CalendarObject(Block calendar) {
  /** The components that say what an object is about. */
  private static final Set<String> SUBJECTS = Set.of("VEVENT", "VTODO", "VJOURNAL");

  private static final String PRODUCT = "-//Mailfence//Gateway//EN";

  public CalendarObject {
    if (!calendar.is("VCALENDAR")) {
      throw new BadCalendar("no VCALENDAR");
    }
  }

  /**
   * Reads a text.
   *
   * @throws BadCalendar if it is none or passes the limits
   */
  public static CalendarObject parse(byte[] text, Limits limits) {
    return new CalendarObject(Parser.parse(text, limits));
  }

  /** Reads the text of one object. */
  public static CalendarObject parse(byte[] text) {
    return parse(text, Limits.OBJECT);
  }

  /** A calendar of ours holding these components. */
  public static CalendarObject of(List<Block> blocks) {
    return new CalendarObject(
        new Block(
            "VCALENDAR",
            List.of(Property.of("VERSION", "2.0"), Property.of("PRODID", PRODUCT)),
            blocks));
  }

  /** The text of it, in lines of at most 75 octets that end with CRLF. */
  public byte[] bytes() {
    var out = new LineFolder();
    calendar.write(out);
    return out.bytes();
  }

  /** The scheduling method, upper case; empty where there is none. */
  public String method() {
    return calendar.word("METHOD");
  }

  /** What it is about: all events, tasks and journal entries, in order. */
  public List<Block> subjects() {
    return calendar.blocks().stream().filter(b -> SUBJECTS.contains(b.name())).toList();
  }

  /** The subject that stands for the series, or for the only occurrence there is. */
  public Optional<Block> master() {
    return subjects().stream().filter(b -> !b.has("RECURRENCE-ID")).findFirst();
  }

  /** Subjects that stand for one occurrence of a series. */
  public List<Block> overrides() {
    return subjects().stream().filter(b -> b.has("RECURRENCE-ID")).toList();
  }

  /** The master, or the first override of an object that has none. */
  public Optional<Block> leader() {
    return master().or(() -> subjects().stream().findFirst());
  }

  /** Components that describe a time zone. */
  public List<Block> zones() {
    return calendar.blocks("VTIMEZONE");
  }

  /** The identifier of the first subject; empty if it has none. */
  public String uid() {
    return leader().map(b -> b.text("UID").strip()).orElse("");
  }

  /** Sets a property of the calendar itself. */
  public CalendarObject with(Property property) {
    return new CalendarObject(calendar.with(property));
  }

  /** Without that property of the calendar itself. */
  public CalendarObject without(String property) {
    return new CalendarObject(calendar.without(property));
  }

  /** Changes each subject in its place. */
  public CalendarObject mapped(UnaryOperator<Block> change) {
    return new CalendarObject(
        calendar.holding(
            calendar.blocks().stream()
                .map(b -> SUBJECTS.contains(b.name()) ? change.apply(b) : b)
                .toList()));
  }

  /** With these subjects in the place of all there are; other components stay, in front. */
  public CalendarObject about(List<Block> subjects) {
    Stream<Block> others = calendar.blocks().stream().filter(b -> !SUBJECTS.contains(b.name()));
    return new CalendarObject(calendar.holding(Stream.concat(others, subjects.stream()).toList()));
  }

  /** With the time zones of the other object that this one does not describe. */
  public CalendarObject withZonesOf(CalendarObject other) {
    Set<String> known = zones().stream().map(b -> b.text("TZID")).collect(Collectors.toSet());
    List<Block> all = new ArrayList<>(calendar.blocks());
    other.zones().stream().filter(b -> known.add(b.text("TZID"))).forEach(b -> all.add(0, b));
    return new CalendarObject(calendar.holding(all));
  }

  /** With the component in the place of the one it stands for, or behind all others. */
  public CalendarObject replacing(Block old, Block fresh) {
    List<Block> all = new ArrayList<>(calendar.blocks());
    int at = all.indexOf(old);
    if (at < 0) {
      all.add(fresh);
    } else {
      all.set(at, fresh);
    }
    return new CalendarObject(calendar.holding(all));
  }
}
