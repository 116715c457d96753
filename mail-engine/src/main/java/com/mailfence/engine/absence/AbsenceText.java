package com.mailfence.engine.absence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.engine.absence.Absence.State;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An absence as the register keeps it: one line "name=value" for each thing. */
final class AbsenceText {
  private AbsenceText() {}

  static byte[] write(Absence absence) {
    Map<String, String> lines = new TreeMap<>();
    lines.put("state", absence.state().name());
    lines.put("subject", absence.subject());
    Instant from = absence.from();
    Instant until = absence.until();
    if (from != null && until != null) {
      lines.put("from", from.toString());
      lines.put("until", until.toString());
    }
    for (Map.Entry<Audience, Words> one : absence.words().entrySet()) {
      lines.put(one.getKey() + ".on", Boolean.toString(one.getValue().on()));
      lines.put(one.getKey() + ".page", Boolean.toString(one.getValue().page()));
      lines.put(one.getKey() + ".text", one.getValue().text());
    }
    StringBuilder out = new StringBuilder();
    lines.forEach(
        (name, value) ->
            out.append(name).append('=').append(URLEncoder.encode(value, UTF_8)).append('\n'));
    return out.toString().getBytes(UTF_8);
  }

  static Absence read(byte[] bytes) {
    Map<String, String> lines = new TreeMap<>();
    for (String line : new String(bytes, UTF_8).split("\n")) {
      int equals = line.indexOf('=');
      lines.put(line.substring(0, equals), URLDecoder.decode(line.substring(equals + 1), UTF_8));
    }
    Map<Audience, Words> words = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      String text = lines.get(audience + ".text");
      if (text != null) {
        boolean on = Boolean.parseBoolean(lines.get(audience + ".on"));
        words.put(
            audience, new Words(on, text, Boolean.parseBoolean(lines.get(audience + ".page"))));
      }
    }
    return new Absence(
        State.valueOf(lines.getOrDefault("state", State.OFF.name())),
        moment(lines.get("from")),
        moment(lines.get("until")),
        lines.getOrDefault("subject", ""),
        words);
  }

  private static @Nullable Instant moment(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }
}
