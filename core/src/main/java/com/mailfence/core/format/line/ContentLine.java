package com.mailfence.core.format.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line: a name, parameters, a value.
 *
 * @param group what stands before the name and a dot; null for none
 * @param name as written; names are compared without regard to case
 * @param parameters in order
 * @param value as written, with its escapes
 */
public record ContentLine(
    @Nullable String group, String name, List<Parameter> parameters, String value) {
  public ContentLine {
    parameters = List.copyOf(parameters);
  }

  public static ContentLine of(String name, String value) {
    return new ContentLine(null, name, List.of(), value);
  }

  /**
   * Reads an unfolded line tolerantly; empty if it is none. Takes time in proportion to its length.
   */
  public static Optional<ContentLine> parse(String line) {
    return new LineParser(line, false).parse();
  }

  /**
   * Reads an unfolded line; empty also if a parameter or a character in it would have to be left
   * out.
   */
  public static Optional<ContentLine> parseStrictly(String line) {
    return new LineParser(line, true).parse();
  }

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The parameter of that name; if there are several, with the values of all. */
  public Optional<Parameter> parameter(String wanted) {
    List<String> values =
        parameters.stream()
            .filter(one -> one.is(wanted))
            .flatMap(one -> one.values().stream())
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(new Parameter(wanted, values));
  }

  /** The first value of the parameter of that name. */
  public Optional<String> argument(String wanted) {
    return parameter(wanted).map(found -> found.values().get(0));
  }

  public ContentLine withValue(String newValue) {
    return new ContentLine(group, name, parameters, newValue);
  }

  public ContentLine named(String newName) {
    return new ContentLine(group, newName, parameters, value);
  }

  /** This line with that parameter instead of all of its name, at the end. */
  public ContentLine with(Parameter parameter) {
    Stream<Parameter> others = without(parameter.name()).parameters.stream();
    return new ContentLine(
        group, name, Stream.concat(others, Stream.of(parameter)).toList(), value);
  }

  /** This line without the parameters of that name. */
  public ContentLine without(String parameter) {
    List<Parameter> rest = new ArrayList<>(parameters);
    rest.removeIf(one -> one.is(parameter));
    return new ContentLine(group, name, rest, value);
  }

  void write(StringBuilder out) {
    if (group != null) {
      out.append(Characters.token(group)).append('.');
    }
    out.append(Characters.token(name));
    parameters.forEach(parameter -> parameter.write(out));
    out.append(':');
    boolean plain = !Characters.hasControl(value);
    out.append(plain ? value : Characters.plain(value.replace("\n", "\\n")));
  }

  /** The line as it is written, not folded. */
  @Override
  public String toString() {
    var out = new StringBuilder(value.length() + 32);
    write(out);
    return out.toString();
  }
}
