package com.mailfence.core.format.ical;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.Unfolding;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a text into blocks, without recursion and within bounds. // CA03 */
final class Parser {
  // RFC 5545 s3.1: iana-token, x-name; the underscore is seen in the wild
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private final Limits limits;
  private final Unfolding lines;
  private final Deque<Open> open = new ArrayDeque<>();
  private int properties;

  /** A block whose END has not come. */
  private record Open(String name, List<Property> properties, List<Block> blocks) {}

  private Parser(byte[] bytes, Limits limits) {
    this.limits = limits;
    this.lines = Unfolding.of(bytes);
  }

  static Block parse(byte[] bytes, Limits limits) {
    if (bytes.length > limits.bytes()) {
      throw new BadCalendar("more than " + limits.bytes() + " bytes");
    }
    return new Parser(bytes, limits).outermost();
  }

  private Block outermost() {
    @Nullable Block whole = null;
    while (lines.next()) {
      if (whole != null) {
        throw bad("text after the end");
      }
      whole = read(property());
    }
    if (whole == null) {
      throw bad("no end");
    }
    return whole;
  }

  /** Returns the outermost block at its end. */
  private @Nullable Block read(Property property) {
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
    if (!NAME.matcher(name).matches()) {
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

  private Property property() {
    if (++properties > limits.properties()) {
      throw bad("more than " + limits.properties() + " properties");
    }
    ContentLine line = ContentLine.parseStrictly(text()).orElseThrow(() -> bad("no property"));
    if (line.group() != null) {
      throw bad("a group");
    }
    return new Property(line.name(), line.parameters(), line.value());
  }

  private String text() {
    try {
      return lines.exact();
    } catch (CharacterCodingException e) {
      throw bad("not UTF-8"); // RFC 5545 s3.1.4
    }
  }

  private BadCalendar bad(String what) {
    return new BadCalendar(what + " (line " + lines.number() + ")");
  }
}
