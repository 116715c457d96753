package com.mailfence.core.format.ical;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.Parameter;
import com.mailfence.core.format.line.TextValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One property: what a phone does not understand is kept as it was.
 *
 * @param name upper case
 * @param parameters in order
 * @param value as it is on the wire, unfolded, escapes not yet read
 */
public record Property(String name, List<Parameter> parameters, String value) {
  public Property {
    name = name.toUpperCase(Locale.ROOT);
    parameters = List.copyOf(parameters);
  }

  /** A property whose value is not text, as it is on the wire. */
  public static Property of(String name, String value) {
    return new Property(name, List.of(), TextValues.oneLine(value));
  }

  /** A property whose value is this text. */
  public static Property text(String name, String text) {
    return new Property(name, List.of(), TextValues.escape(text));
  }

  /** A property whose value is a list of texts. */
  public static Property texts(String name, List<String> texts) {
    return new Property(name, List.of(), TextValues.join(texts, ','));
  }

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The value as a text. */
  public String text() {
    return TextValues.unescape(value);
  }

  /** The value as a list of texts. */
  public List<String> texts() {
    return TextValues.texts(value, ',');
  }

  /** The first value of that parameter, as it is meant. */
  public Optional<String> parameter(String wanted) {
    return parameters.stream().filter(p -> p.is(wanted)).map(Parameter::value).findFirst();
  }

  /** Sets a parameter; null takes it away. */
  public Property with(String parameter, @Nullable String newValue) {
    List<Parameter> all = new ArrayList<>(parameters);
    all.removeIf(p -> p.is(parameter));
    if (newValue != null) {
      all.add(Parameter.of(parameter, newValue));
    }
    return new Property(name, all, value);
  }

  /** Sets the value as it is on the wire. */
  public Property valued(String newValue) {
    return new Property(name, parameters, TextValues.oneLine(newValue));
  }

  public Property named(String newName) {
    return new Property(newName, parameters, value);
  }

  ContentLine line() {
    return new ContentLine(null, name, parameters, value);
  }

  /** The line of it, not folded. */
  @Override
  public String toString() {
    return line().toString();
  }
}
