package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Zones;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Calendar objects as programs write them, and as chance does. */
final class Events {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo");
  private static final List<String> RULES =
      List.of(
          "FREQ=DAILY",
          "FREQ=DAILY;INTERVAL=3;COUNT=9",
          "FREQ=WEEKLY;BYDAY=MO,WE,FR;WKST=SU",
          "FREQ=WEEKLY;INTERVAL=2;COUNT=12",
          "FREQ=MONTHLY;BYMONTHDAY=15",
          "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5",
          "FREQ=MONTHLY;BYDAY=2TU",
          "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=3",
          "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
          "FREQ=YEARLY",
          "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=8",
          "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24",
          "FREQ=MONTHLY;BYMONTHDAY=1,15",
          "FREQ=HOURLY;COUNT=5",
          "FREQ=YEARLY;BYWEEKNO=20");
  private static final List<String> WORDS =
      List.of("Lunch", "a\\, b\\; c", "Müller & <b>", "佐藤", "😀", "x".repeat(90), "one\\ntwo");

  private final Random random;

  private Events(Random random) {
    this.random = random;
  }

  static List<CalendarObject> many(int number, long seed) {
    var events = new Events(new Random(seed));
    List<CalendarObject> all = new ArrayList<>();
    while (all.size() < number) {
      all.add(events.next());
    }
    return all;
  }

  static CalendarObject of(String... lines) {
    String text = "BEGIN:VCALENDAR|VERSION:2.0|" + String.join("|", lines) + "|END:VCALENDAR|";
    return CalendarObject.parse(text.replace("|", "\r\n").getBytes(UTF_8));
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private CalendarObject next() {
    LocalDateTime start =
        LocalDateTime.of(
            2024 + random.nextInt(4),
            1 + random.nextInt(12),
            1 + random.nextInt(28),
            random.nextInt(24),
            15 * random.nextInt(4));
    int form = random.nextInt(4);
    String zone = form == 0 ? one(ZONES) : "";
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VEVENT");
    lines.add("UID:u" + random.nextInt(1_000_000));
    lines.add("DTSTAMP:20260101T000000Z");
    lines.add(time("DTSTART", form, zone, start));
    if (maybe()) {
      lines.add(time("DTEND", form, zone, start.plusDays(form == 3 ? 2 : 0).plusMinutes(90)));
    } else if (form != 3 && maybe()) {
      lines.add("DURATION:PT1H15M");
    }
    texts(lines);
    people(lines);
    alarms(lines);
    boolean recurs = maybe();
    String rule = one(RULES);
    boolean hourly = rule.contains("HOURLY") && form == 3;
    if (recurs && !hourly) {
      lines.add("RRULE:" + rule);
      if (rule.equals("FREQ=DAILY")) {
        lines.add(time("EXDATE", form, zone, start.plusDays(4)));
        lines.add(time("EXDATE", form, zone, start.plusDays(6)));
      }
    }
    lines.add("END:VEVENT");
    if (recurs && rule.equals("FREQ=DAILY")) {
      override(lines, form, zone, start.plusDays(8));
    }
    CalendarObject object = of(lines.toArray(String[]::new));
    return zone.isEmpty() ? object : described(object, zone);
  }

  private static CalendarObject described(CalendarObject object, String zone) {
    var all = new ArrayList<>(object.calendar().blocks());
    all.add(0, Zones.describe(ZoneId.of(zone), Instant.parse("2020-01-01T00:00:00Z")));
    return new CalendarObject(object.calendar().holding(all));
  }

  private static String time(String name, int form, String zone, LocalDateTime wall) {
    String text = TIME.format(wall);
    return switch (form) {
      case 0 -> name + ";TZID=" + zone + ":" + text;
      case 1 -> name + ":" + text + "Z";
      case 2 -> name + ":" + text;
      default -> name + ";VALUE=DATE:" + text.substring(0, 8);
    };
  }

  private void texts(List<String> lines) {
    lines.add("SUMMARY;LANGUAGE=de:" + one(WORDS.subList(0, 6)));
    if (maybe()) {
      lines.add("LOCATION:" + one(WORDS.subList(0, 6)));
    }
    if (maybe()) {
      lines.add("DESCRIPTION:" + one(WORDS));
    }
    if (maybe()) {
      lines.add("X-ALT-DESC;FMTTYPE=text/html:<p>" + one(WORDS.subList(0, 2)) + "</p>");
    }
    if (maybe()) {
      lines.add("CATEGORIES:Work," + one(WORDS.subList(0, 5)));
    }
    lines.add(one(List.of("CLASS:PRIVATE", "CLASS:CONFIDENTIAL", "CLASS:PUBLIC", "X-A:1")));
    lines.add(one(List.of("TRANSP:OPAQUE", "TRANSP:TRANSPARENT", "STATUS:TENTATIVE", "X-B:2")));
    lines.add(one(List.of("GEO:50.5;4.25", "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "X-C;P=q:3")));
  }

  private void people(List<String> lines) {
    if (!maybe()) {
      return;
    }
    lines.add("ORGANIZER;CN=Bob:mailto:" + (maybe() ? "bob@example.org" : "eve@x.test"));
    lines.add("ATTENDEE;CN=Ann;PARTSTAT=ACCEPTED;X-KEPT=1:mailto:ann@x.test");
    lines.add("ATTENDEE;ROLE=OPT-PARTICIPANT;RSVP=TRUE:MAILTO:Bob@example.org");
    lines.add("ATTENDEE;CUTYPE=ROOM;PARTSTAT=NEEDS-ACTION:mailto:room@x.test");
  }

  private void alarms(List<String> lines) {
    if (maybe()) {
      lines.addAll(
          List.of("BEGIN:VALARM", "ACTION:EMAIL", "TRIGGER:-P1D", "X-MAIL:1", "END:VALARM"));
    }
    if (maybe()) {
      lines.addAll(
          List.of("BEGIN:VALARM", "ACTION:AUDIO", "TRIGGER:-PT10M", "X-SOUND:1", "END:VALARM"));
    }
  }

  private static void override(List<String> lines, int form, String zone, LocalDateTime at) {
    lines.add("BEGIN:VEVENT");
    lines.add(lines.get(1));
    lines.add("DTSTAMP:20260101T000000Z");
    lines.add(time("RECURRENCE-ID", form, zone, at));
    lines.add(time("DTSTART", form, zone, at.plusHours(form == 3 ? 0 : 2)));
    lines.add(time("DTEND", form, zone, at.plusDays(form == 3 ? 1 : 0).plusHours(3)));
    lines.add("SUMMARY:Other");
    lines.add("X-ONLY:here");
    lines.add("END:VEVENT");
  }
}
