package com.mailfence.testbed.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Random;

/** Events and contacts for the benchmark: the same number gives the same. */
final class Objects {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final LocalDateTime FIRST = LocalDateTime.of(2025, 7, 1, 8, 0);

  /** Days over which events are spread: a year before and a year behind the month asked for. */
  private static final int DAYS = 730;

  /** The month that is asked for. */
  static final String MONTH_START = "20260601T000000Z";

  static final String MONTH_END = "20260701T000000Z";

  private static final int PHOTO_BYTES = 6_000;

  private Objects() {}

  /** A file of so many events, each fifth recurring: half of those without end. */
  static byte[] calendar(int events) {
    var text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//EN\r\n");
    for (int i = 0; i < events; i++) {
      text.append(event(i, "event " + i));
    }
    return text.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One object, as a client puts it. */
  static String object(int number, String summary) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Bench//EN\r\n"
        + event(number, summary)
        + "END:VCALENDAR\r\n";
  }

  private static String event(int number, String summary) {
    LocalDateTime start = FIRST.plusDays(number * 7L % DAYS).plusHours(number % 9);
    String rule = "";
    if (number % 5 == 0) {
      rule = number % 10 == 0 ? "RRULE:FREQ=WEEKLY\r\n" : "RRULE:FREQ=DAILY;COUNT=10\r\n";
    }
    return """
        BEGIN:VEVENT\r
        UID:bench-%d@bench.example\r
        DTSTAMP:20260101T000000Z\r
        DTSTART:%sZ\r
        DTEND:%sZ\r
        SUMMARY:%s\r
        LOCATION:Room %d\r
        DESCRIPTION:What will be talked about is written here\\, in some words.\r
        %sEND:VEVENT\r
        """
        .formatted(
            number,
            TIME.format(start),
            TIME.format(start.plusHours(1)),
            summary,
            number % 40,
            rule);
  }

  /** A file of so many contacts, each tenth with a photo. */
  static byte[] book(int contacts) {
    var text = new StringBuilder();
    for (int i = 0; i < contacts; i++) {
      text.append(card(i));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String card(int number) {
    String photo = "";
    if (number % 10 == 0) {
      byte[] bytes = new byte[PHOTO_BYTES];
      new Random(number).nextBytes(bytes);
      photo = "PHOTO;ENCODING=b;TYPE=JPEG:" + Base64.getEncoder().encodeToString(bytes) + "\r\n";
    }
    return """
        BEGIN:VCARD\r
        VERSION:3.0\r
        UID:bench-card-%1$d\r
        FN:Person Number %1$d\r
        N:Number %1$d;Person;;;\r
        EMAIL;TYPE=WORK:person%1$d@bench.example\r
        TEL;TYPE=CELL:+32 470 %1$06d\r
        ORG:Bench;Department %1$d\r
        %2$sEND:VCARD\r
        """
        .formatted(number, photo);
  }
}
