package com.mailfence.core.format.vcard;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.Parameter;
import com.mailfence.core.format.line.TextValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One property of a card: its line, and what vCard says about lines. */
public record Property(ContentLine line) {
  /** Least preferred. RFC 6350 s5.3 */
  private static final int UNPREFERRED = 101;

  private static final String PREFERRED = "pref";

  /** A property of one text. */
  public static Property text(String name, String text) {
    return new Property(ContentLine.of(name, TextValues.escape(text)));
  }

  /** A property whose value is written as it is. */
  public static Property raw(String name, String value) {
    return new Property(ContentLine.of(name, value));
  }

  /** A property of several parts, such as a name or an address. */
  public static Property structured(String name, List<String> parts) {
    return new Property(ContentLine.of(name, TextValues.join(parts, ';')));
  }

  public boolean is(String name) {
    return line.is(name);
  }

  public @Nullable String group() {
    return line.group();
  }

  public String value() {
    return line.value();
  }

  /** Its value as one text. */
  public String text() {
    return TextValues.unescape(line.value());
  }

  /** The texts of its parts; a part of several texts is one with commas. */
  public List<String> parts() {
    return TextValues.texts(line.value(), ';');
  }

  /** The text of one of its parts, empty if it has none there. */
  public String part(int index) {
    List<String> parts = TextValues.split(line.value(), ';');
    return index < parts.size() ? TextValues.unescape(parts.get(index)) : "";
  }

  /** The texts of a list. */
  public List<String> list() {
    return TextValues.texts(line.value(), ',');
  }

  /** Its types in lower case, without the one that says it is preferred. */
  public Set<String> types() {
    Set<String> types = new TreeSet<>();
    for (Parameter one : line.parameters()) {
      if (one.is("TYPE")) {
        for (String value : one.values()) {
          for (String type : value.split(",")) {
            types.add(type.strip().toLowerCase(Locale.ROOT));
          }
        }
      }
    }
    types.remove("");
    types.remove(PREFERRED);
    return types;
  }

  /** Whether one of its types is this one, given in lower case. */
  public boolean isA(String type) {
    return types().contains(type);
  }

  /** How much it is preferred among its like: 1 most, 101 not at all. RFC 6350 s5.3 */
  public int rank() {
    if (line.parameters().isEmpty()) {
      return UNPREFERRED;
    }
    boolean preferred =
        line.parameters().stream()
            .filter(one -> one.is("TYPE"))
            .flatMap(one -> one.values().stream())
            .flatMap(value -> Arrays.stream(value.split(",")))
            .anyMatch(type -> type.strip().equalsIgnoreCase(PREFERRED));
    String pref = line.argument("PREF").orElse("").strip();
    boolean number =
        !pref.isEmpty() && pref.length() < 4 && pref.chars().allMatch(Character::isDigit);
    return number ? Math.max(1, Integer.parseInt(pref)) : preferred ? 1 : UNPREFERRED;
  }

  public Property withValue(String value) {
    return new Property(line.withValue(value));
  }

  public Property withText(String text) {
    return withValue(TextValues.escape(text));
  }

  /** This property with that text in one of its parts; all others stay as they are written. */
  public Property withPart(int index, String text) {
    List<String> parts = new ArrayList<>(TextValues.split(line.value(), ';'));
    while (parts.size() <= index) {
      parts.add("");
    }
    parts.set(index, TextValues.escape(text));
    return withValue(String.join(";", parts));
  }

  public Property with(String parameter, String... values) {
    return new Property(line.with(Parameter.of(parameter, values)));
  }

  public Property without(String parameter) {
    return new Property(line.without(parameter));
  }

  public Property named(String name) {
    return new Property(line.named(name));
  }

  public Property grouped(@Nullable String group) {
    return new Property(new ContentLine(group, line.name(), line.parameters(), line.value()));
  }
}
