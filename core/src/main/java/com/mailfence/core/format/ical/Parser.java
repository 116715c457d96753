package com.mailfence.core.format.ical;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a text into blocks, without recursion and within bounds. // CA03 */
final class Parser {
  private final Limits limits;
  private final Lines lines;
  private final Deque<Open> open = new ArrayDeque<>();
  private int properties;

  /** A block whose END has not come. */
  private record Open(String name, List<Property> properties, List<Block> blocks) {}

  private Parser(String text, Limits limits) {
    this.limits = limits;
    this.lines = new Lines(text);
  }

  static Block parse(byte[] bytes, Limits limits) {
    if (bytes.length > limits.bytes()) {
      throw new BadCalendar("more than " + limits.bytes() + " bytes");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new Parser(text, limits).outermost();
    } catch (CharacterCodingException e) {
      throw new BadCalendar("not UTF-8"); // RFC 5545 s3.1.4
    }
  }

  private Block outermost() {
    @Nullable Block whole = null;
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (whole != null) {
        throw bad("text after the end");
      }
      whole = read(line.get());
    }
    if (whole == null) {
      throw bad("no end");
    }
    return whole;
  }

  /** Returns the outermost block at its end. */
  private @Nullable Block read(String line) {
    Property property = property(line);
    String value = property.value().strip().toUpperCase(Locale.ROOT);
    if (property.is("BEGIN")) {
      begin(value);
    } else if (property.is("END")) {
      return end(value);
    } else if (open.isEmpty()) {
      throw bad("no BEGIN");
    } else {
      open.element().properties().add(property);
    }
    return null;
  }

  private void begin(String name) {
    if (open.size() >= limits.depth()) {
      throw bad("components more than " + limits.depth() + " deep");
    }
    if (!isName(name)) {
      throw bad("no name of a component");
    }
    open.push(new Open(name, new ArrayList<>(), new ArrayList<>()));
  }

  private @Nullable Block end(String name) {
    if (open.isEmpty() || !open.element().name().equals(name)) {
      throw bad("END without its BEGIN");
    }
    Open closed = open.pop();
    Block block = new Block(closed.name(), closed.properties(), closed.blocks());
    if (open.isEmpty()) {
      return block;
    }
    open.element().blocks().add(block);
    return null;
  }

  private Property property(String line) {
    if (++properties > limits.properties()) {
      throw bad("more than " + limits.properties() + " properties");
    }
    int end = endOfName(line, 0);
    String name = line.substring(0, end);
    if (!isName(name) || end == line.length()) {
      throw bad("no property");
    }
    List<Parameter> parameters = new ArrayList<>();
    int at = end;
    while (line.charAt(at) == ';') {
      at = parameter(line, at + 1, parameters);
    }
    return new Property(name, parameters, legal(line.substring(at + 1)));
  }

  /** Reads a parameter and returns where the semicolon or colon behind it stands. */
  private int parameter(String line, int from, List<Parameter> all) {
    int end = endOfName(line, from);
    if (end == line.length() || all.size() >= Limits.PARAMETERS) {
      throw bad("parameters without end");
    }
    String name = line.substring(from, end).strip();
    if (line.charAt(end) != '=') {
      if (isName(name)) {
        all.add(new Parameter(name, List.of(""))); // a name alone, as some write
      }
      return end;
    }
    if (!isName(name)) {
      throw bad("no parameter");
    }
    List<String> values = new ArrayList<>();
    int at = end;
    do {
      at = value(line, at + 1, values);
    } while (line.charAt(at) == ',' && values.size() < Limits.PARAMETERS);
    if (line.charAt(at) == ',') {
      throw bad("more than " + Limits.PARAMETERS + " values");
    }
    all.add(new Parameter(name, values));
    return at;
  }

  private int value(String line, int from, List<String> values) {
    int at = from;
    var value = new StringBuilder();
    boolean quoted = false;
    while (at < line.length() && (quoted || !endsValue(line.charAt(at)))) {
      char c = line.charAt(at++);
      if (c == '"') {
        quoted = !quoted;
      } else {
        value.append(c);
      }
    }
    if (at == line.length()) {
      throw bad("parameters without end");
    }
    values.add(legal(value.toString()));
    return at;
  }

  private static boolean endsValue(char c) {
    return c == ',' || c == ';' || c == ':';
  }

  private static int endOfName(String line, int from) {
    int at = from;
    while (at < line.length() && "=;:".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  // RFC 5545 s3.1: iana-token, x-name; the underscore is seen in the wild
  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.chars()
            .allMatch(
                c ->
                    c >= 'A' && c <= 'Z'
                        || c >= 'a' && c <= 'z'
                        || c >= '0' && c <= '9'
                        || c == '-'
                        || c == '_');
  }

  /** No control characters: no XML could show them, and no line be trusted to be one. */
  private String legal(String value) {
    if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
      throw bad("control characters"); // RFC 5545 s3.1
    }
    return value;
  }

  private BadCalendar bad(String what) {
    return new BadCalendar(what + " (line " + lines.number() + ")");
  }
}
