package com.mailfence.deploy.config;

import com.mailfence.engine.account.Address;
import com.mailfence.engine.written.Sizes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting is written as.
 *
 * @param hint how to write it, for messages and the manual
 * @param secret whether it is never shown
 * @param reader gives the value or throws {@link IllegalArgumentException}
 */
public record Kind<T>(String hint, boolean secret, Function<String, T> reader) {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|m|h|d)");

  public static Kind<String> text() {
    return new Kind<>("text", false, Kind::line);
  }

  public static Kind<String> secretText() {
    return new Kind<>("text, never shown", true, Kind::line);
  }

  public static Kind<Boolean> yesNo() {
    return new Kind<>(
        "true or false",
        false,
        text -> {
          check(text.equals("true") || text.equals("false"));
          return Boolean.valueOf(text);
        });
  }

  public static Kind<Integer> number(int least, int most) {
    return new Kind<>(
        "a number from " + least + " to " + most,
        false,
        text -> {
          int value = Integer.parseInt(text);
          check(value >= least && value <= most);
          return value;
        });
  }

  public static Kind<Duration> time(Duration least, Duration most) {
    return new Kind<>(
        "a time from " + shown(least) + " to " + shown(most) + ", as 500ms, 90s, 10m, 2h, 30d",
        false,
        text -> {
          Duration value = time(text);
          check(value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
          return value;
        });
  }

  /** Sizes in bytes. */
  public static Kind<Long> size(long least, long most) {
    return new Kind<>(
        "a size from "
            + Sizes.exact(least)
            + " to "
            + Sizes.exact(most)
            + ", as 1048576, 512KiB, 50MiB, 2GiB",
        false,
        text -> {
          long value = Sizes.read(text);
          check(value >= least && value <= most);
          return value;
        });
  }

  public static Kind<String> oneOf(String... words) {
    return new Kind<>(
        "one of " + String.join(", ", words),
        false,
        text -> {
          check(List.of(words).contains(text));
          return text;
        });
  }

  /** A domain in canonical form, or nothing. */
  public static Kind<String> domain() {
    return new Kind<>(
        "a domain, or empty",
        false,
        text -> {
          String domain = Address.canonicalDomain(text).orElse("");
          check(text.isEmpty() == domain.isEmpty());
          return domain;
        });
  }

  /** A URL with one of these schemes, or nothing. */
  public static Kind<String> url(String... schemes) {
    return new Kind<>(
        "a URL beginning with " + String.join(":// or ", schemes) + "://, or empty",
        false,
        text -> {
          if (!text.isEmpty()) {
            URI uri = URI.create(text);
            check(uri.getScheme() != null && List.of(schemes).contains(uri.getScheme()));
            check(uri.getHost() != null && uri.getUserInfo() == null);
          }
          return text;
        });
  }

  /** Addresses and networks, or none. */
  static Kind<List<Network>> networks() {
    return new Kind<>(
        "addresses and networks with commas between, as 127.0.0.1, 10.0.0.0/8, fd00::/8, or empty",
        false,
        Network::list);
  }

  T read(String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected " + hint, e);
    }
  }

  private static String line(String text) {
    check(text.codePoints().noneMatch(Character::isISOControl));
    return text;
  }

  private static Duration time(String text) {
    Matcher form = TIME.matcher(text);
    check(form.matches());
    long amount = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static String shown(Duration time) {
    if (time.toMillis() % 1000 != 0) {
      return time.toMillis() + "ms";
    }
    long seconds = time.toSeconds();
    if (seconds % 86_400 == 0 && seconds > 0) {
      return String.format(Locale.ROOT, "%dd", seconds / 86_400);
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static void check(boolean right) {
    if (!right) {
      throw new IllegalArgumentException("out of bounds");
    }
  }
}
