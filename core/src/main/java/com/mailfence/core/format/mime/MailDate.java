package com.mailfence.core.format.mime;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as senders write them: with or without a day of the week, seconds and zone, with
 * comments and old zone names, or by another order of words. RFC 5322 s3.3, s4.3
 */
final class MailDate {
  private static final int LONGEST = 128;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  /** Hours from UTC. */
  private static final Map<String, Integer> ZONES =
      Map.ofEntries(
          Map.entry("edt", -4),
          Map.entry("est", -5),
          Map.entry("cdt", -5),
          Map.entry("cst", -6),
          Map.entry("mdt", -6),
          Map.entry("mst", -7),
          Map.entry("pdt", -7),
          Map.entry("pst", -8),
          Map.entry("bst", 1),
          Map.entry("met", 1),
          Map.entry("cet", 1),
          Map.entry("mest", 2),
          Map.entry("cest", 2));

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  private int day = -1;
  private int month = -1;
  private int year = -1;
  private int hour = -1;
  private int minute;
  private int second;
  private int offset;

  private MailDate() {}

  /** The moment meant, or null if none can be found. */
  static @Nullable Instant parse(String value) {
    String text = value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    Instant iso = iso(text);
    if (iso != null) {
      return iso;
    }
    MailDate date = new MailDate();
    StringTokenizer tokens = new StringTokenizer(withoutComments(text), " ,\t");
    while (tokens.hasMoreTokens()) {
      date.token(tokens.nextToken().toLowerCase(Locale.ROOT));
    }
    return date.instant();
  }

  /** The moment as it stands in a Date header. */
  static String write(ZonedDateTime moment) {
    return WRITTEN.format(moment);
  }

  private static @Nullable Instant iso(String text) {
    if (text.length() < 16 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
      return null;
    }
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth = Math.max(0, depth - 1);
      } else if (depth == 0) {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private void token(String token) {
    char first = token.charAt(0);
    if ((first == '+' || first == '-') && hour >= 0) {
      zone(token);
    } else if (token.indexOf(':') > 0) {
      time(token);
    } else if (token.indexOf('-', 1) > 0) {
      for (String piece : token.split("-")) {
        if (!piece.isEmpty()) {
          token(piece);
        }
      }
    } else if (first >= '0' && first <= '9') {
      number(token);
    } else {
      word(token);
    }
  }

  private void number(String token) {
    int value = digits(token);
    if (value < 0) {
      return;
    }
    if (day < 0 && token.length() <= 2) {
      day = value;
    } else if (year < 0) {
      year = token.length() > 3 ? value : value + (token.length() < 3 && value < 50 ? 2000 : 1900);
    }
  }

  private void word(String word) {
    int found = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    if (found >= 0 && month < 0) {
      month = found + 1;
    } else if (word.equals("pm") && hour >= 0 && hour < 12) {
      hour += 12;
    } else if (word.equals("am") && hour == 12) {
      hour = 0;
    } else if (word.startsWith("gmt") || word.startsWith("utc")) {
      zone(word.substring(3));
    } else if (hour >= 0 && ZONES.containsKey(word)) {
      offset = ZONES.getOrDefault(word, 0) * 60;
    }
  }

  private void time(String token) {
    String[] pieces = token.replace('.', ':').split(":");
    if (hour < 0 && pieces.length >= 2) {
      hour = digits(pieces[0]);
      minute = digits(pieces[1]);
      second = pieces.length > 2 ? digits(pieces[2]) : 0;
    }
  }

  private void zone(String token) {
    int value = token.length() < 2 ? -1 : digits(token.substring(1).replace(":", ""));
    if (value >= 0) {
      int minutes = value < 100 ? value * 60 : value / 100 * 60 + value % 100;
      offset = token.charAt(0) == '-' ? -minutes : minutes;
    }
  }

  /** The number, or -1 if it is none. */
  private static int digits(String text) {
    if (text.isEmpty() || text.length() > 5) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private @Nullable Instant instant() {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return null;
    }
    try {
      int leap = Math.min(second, 59); // RFC 5322 s3.3 allows 60
      LocalDateTime local = LocalDateTime.of(year, month, day, Math.max(hour, 0), minute, leap);
      return local.toInstant(ZoneOffset.UTC).minusSeconds(offset * 60L);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
