package com.mailfence.engine.provision;

import com.mailfence.core.Refusal;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.written.Nearest;
import com.mailfence.engine.written.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One table of a written plan; asks it for what it may hold, and tells what it should not. */
final class Entry {
  private final String place;
  private final Map<?, ?> written;
  private final List<String> problems;
  private final TreeSet<String> known = new TreeSet<>();

  Entry(String place, Map<?, ?> written, List<String> problems) {
    this.place = place;
    this.written = written;
    this.problems = problems;
  }

  void problem(String text) {
    problems.add(place + ": " + text);
  }

  @Nullable String text(String key) {
    return get(key, String.class, "text in quotes");
  }

  String needed(String key) {
    String text = text(key);
    if (text == null) {
      if (!written.containsKey(key)) {
        problem(key + " is missing");
      }
      return "";
    }
    return text;
  }

  /** An address in canonical form. */
  String address(String key) {
    return address(key, needed(key));
  }

  private String address(String key, String text) {
    if (text.isEmpty()) {
      return text;
    }
    return Address.read(text)
        .map(Address::toString)
        .orElseGet(
            () -> {
              problem(key + " = \"" + text + "\": no mail address");
              return "";
            });
  }

  @Nullable List<String> addresses(String key) {
    List<String> texts = texts(key);
    return texts == null ? null : texts.stream().map(t -> address(key, t)).distinct().toList();
  }

  @Nullable List<String> texts(String key) {
    List<?> list = get(key, List.class, "a list of texts");
    if (list == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object one : list) {
      if (one instanceof String text) {
        texts.add(text);
      } else {
        problem(key + ": expected a list of texts");
      }
    }
    return texts;
  }

  /** The tables below a key, none if it is not there. */
  List<?> tables(String key) {
    List<?> tables = get(key, List.class, "tables, as [[" + key + "]]");
    return tables == null ? List.of() : tables;
  }

  @Nullable Boolean flag(String key) {
    return get(key, Boolean.class, "true or false");
  }

  @Nullable Integer number(String key, int least, int most) {
    Number number = get(key, Number.class, "a number");
    if (number == null) {
      return null;
    }
    long value = number.longValue();
    if (value != number.doubleValue() || value < least || value > most) {
      problem(key + " = " + number + ": expected a number from " + least + " to " + most);
      return null;
    }
    return (int) value;
  }

  /** Bytes, written as a number or as text with a unit. */
  @Nullable Long size(String key) {
    known.add(key);
    Object value = written.get(key);
    if (value == null) {
      return null;
    }
    try {
      return Sizes.read(value.toString());
    } catch (IllegalArgumentException e) {
      problem(key + " = \"" + value + "\": " + e.getMessage());
      return null;
    }
  }

  /** The checked content of the file named. An empty name is an empty content. */
  byte @Nullable [] file(
      String key, Function<String, byte[]> files, Function<byte[], byte[]> check) {
    String name = text(key);
    if (name == null) {
      return null;
    }
    try {
      return check.apply(name.isEmpty() ? new byte[0] : files.apply(name));
    } catch (Refusal refusal) {
      problem(key + " = \"" + name + "\": " + refusal.getMessage());
      return null;
    }
  }

  /** Tells of all that is written and was not asked for. */
  void refuseRest() {
    for (Object key : written.keySet()) {
      if (known.contains(key.toString())) {
        continue;
      }
      String hint =
          Nearest.to(key.toString(), known).map(near -> ", did you mean " + near + "?").orElse("");
      problem("unknown key " + key + hint);
    }
  }

  private <T> @Nullable T get(String key, Class<T> type, String expected) {
    known.add(key);
    Object value = written.get(key);
    if (value == null) {
      return null;
    }
    if (!type.isInstance(value)) {
      problem(key + ": expected " + expected);
      return null;
    }
    return type.cast(value);
  }
}
