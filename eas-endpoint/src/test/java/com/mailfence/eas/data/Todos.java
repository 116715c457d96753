package com.mailfence.eas.data;

import com.mailfence.core.format.ical.CalendarObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tasks and journal entries as programs write them, and as chance does. */
final class Todos {
  private static final List<String> STARTS =
      List.of(
          "DTSTART;VALUE=DATE:20260302",
          "DTSTART:20260302T090000",
          "DTSTART:20260302T090000Z",
          "DTSTART;TZID=Europe/Berlin:20260302T090000",
          "DTSTART;TZID=America/New_York;X-KEPT=1:20260302T233000");
  private static final List<String> ENDS =
      List.of(
          "DUE;VALUE=DATE:20260310",
          "DUE:20260310T170000",
          "DUE:20260310T170000Z",
          "DUE;TZID=Europe/Berlin:20260310T170000",
          "DURATION:P1DT2H");
  private static final List<String> RULES =
      List.of(
          "FREQ=DAILY",
          "FREQ=DAILY;INTERVAL=3;COUNT=9",
          "FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU",
          "FREQ=WEEKLY;UNTIL=20270101T090000Z",
          "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20270101",
          "FREQ=MONTHLY;BYMONTHDAY=-1",
          "FREQ=MONTHLY;BYDAY=2TU",
          "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=8",
          "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
          "FREQ=MONTHLY;BYMONTHDAY=1,15",
          "FREQ=HOURLY;COUNT=5");
  private static final List<String> STATES =
      List.of(
          "STATUS:NEEDS-ACTION",
          "STATUS:IN-PROCESS|PERCENT-COMPLETE:40",
          "STATUS:COMPLETED|COMPLETED:20260303T101112Z|PERCENT-COMPLETE:100",
          "STATUS:COMPLETED",
          "COMPLETED:20260303T101112Z",
          "STATUS:CANCELLED",
          "X-STATE:1");
  private static final List<String> ALARMS =
      List.of(
          "BEGIN:VALARM|ACTION:DISPLAY|DESCRIPTION:x|TRIGGER;VALUE=DATE-TIME:20260302T070000Z"
              + "|ACKNOWLEDGED:20260302T070100Z|END:VALARM",
          "BEGIN:VALARM|ACTION:AUDIO|TRIGGER:-PT15M|X-SOUND:1|END:VALARM",
          "BEGIN:VALARM|ACTION:AUDIO|TRIGGER;RELATED=END:-P1D|END:VALARM",
          "BEGIN:VALARM|ACTION:EMAIL|TRIGGER:-P1D|X-MAIL:1|END:VALARM");
  private static final List<String> WORDS =
      List.of("Milk", "a\\, b\\; c", "Müller & <b>", "佐藤", "😀", "x".repeat(90), "one\\ntwo");

  private final Random random;

  private Todos(Random random) {
    this.random = random;
  }

  static List<CalendarObject> tasks(int number, long seed) {
    var todos = new Todos(new Random(seed));
    List<CalendarObject> all = new ArrayList<>();
    while (all.size() < number) {
      all.add(todos.task(all.size()));
    }
    return all;
  }

  static List<CalendarObject> notes(int number, long seed) {
    var todos = new Todos(new Random(seed));
    List<CalendarObject> all = new ArrayList<>();
    while (all.size() < number) {
      all.add(todos.note(all.size()));
    }
    return all;
  }

  private CalendarObject task(int n) {
    List<String> lines = begin("VTODO", n);
    String start = maybe() ? one(STARTS) : "";
    String end = maybe() ? one(ENDS) : "";
    boolean lasts = end.startsWith("DURATION") && start.isEmpty();
    add(lines, start);
    add(lines, lasts ? "" : end);
    texts(lines);
    add(lines, one(STATES));
    add(lines, maybe() ? "PRIORITY:" + random.nextInt(10) : "");
    add(lines, maybe() ? one(List.of("CLASS:PRIVATE", "CLASS:CONFIDENTIAL", "CLASS:X-OWN")) : "");
    add(lines, start.isEmpty() || maybe() ? "" : "RRULE:" + one(RULES));
    add(lines, maybe() ? "LOCATION:Shop|URL:https://x.test/" : "");
    add(lines, maybe() ? one(ALARMS) : "");
    add(lines, maybe() ? one(ALARMS) : "");
    return end("VTODO", lines);
  }

  private CalendarObject note(int n) {
    List<String> lines = begin("VJOURNAL", n);
    add(lines, maybe() ? "DTSTART;VALUE=DATE:20260302" : "");
    add(lines, maybe() ? "LAST-MODIFIED:20260301T111213Z" : "");
    texts(lines);
    add(lines, maybe() ? "STATUS:FINAL|X-OWN;P=1:2" : "");
    return end("VJOURNAL", lines);
  }

  private static List<String> begin(String component, int n) {
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:" + component);
    lines.add("UID:object-" + n);
    lines.add("DTSTAMP:20260101T000000Z");
    return lines;
  }

  private static CalendarObject end(String component, List<String> lines) {
    lines.add("END:" + component);
    return Events.of(lines.toArray(String[]::new));
  }

  private void texts(List<String> lines) {
    add(lines, maybe() ? "SUMMARY;LANGUAGE=de:" + one(WORDS.subList(0, 6)) : "");
    add(lines, maybe() ? "DESCRIPTION:" + one(WORDS) : "");
    add(
        lines,
        maybe() ? "X-ALT-DESC;FMTTYPE=text/html:<p>" + one(WORDS.subList(0, 2)) + "</p>" : "");
    add(lines, maybe() ? "CATEGORIES:Home," + one(WORDS.subList(0, 5)) : "");
  }

  private static void add(List<String> lines, String text) {
    if (!text.isEmpty()) {
      lines.add(text);
    }
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
