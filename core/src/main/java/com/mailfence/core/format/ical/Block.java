package com.mailfence.core.format.ical;

import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.LineFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What stands between a BEGIN and its END.
 *
 * @param name upper case
 * @param properties in order
 * @param blocks within it, in order
 */
public record Block(String name, List<Property> properties, List<Block> blocks) {
  public Block {
    name = name.toUpperCase(Locale.ROOT);
    properties = List.copyOf(properties);
    blocks = List.copyOf(blocks);
  }

  public static Block of(String name, List<Property> properties) {
    return new Block(name, properties, List.of());
  }

  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** The first property of that name. */
  public Optional<Property> property(String wanted) {
    return properties.stream().filter(p -> p.is(wanted)).findFirst();
  }

  public List<Property> all(String wanted) {
    return properties.stream().filter(p -> p.is(wanted)).toList();
  }

  public boolean has(String wanted) {
    return properties.stream().anyMatch(p -> p.is(wanted));
  }

  /** The text of the first property of that name; empty if there is none. */
  public String text(String wanted) {
    return property(wanted).map(Property::text).orElse("");
  }

  /** The word of the first property of that name, upper case; empty if there is none. */
  public String word(String wanted) {
    return property(wanted).map(p -> p.value().strip().toUpperCase(Locale.ROOT)).orElse("");
  }

  public List<Block> blocks(String wanted) {
    return blocks.stream().filter(b -> b.is(wanted)).toList();
  }

  /** Puts the property in the place of all of its name, or last. */
  public Block with(Property property) {
    return with(property.name(), List.of(property));
  }

  /** Puts the properties in the place of all of that name, or last. */
  public Block with(String replaced, List<Property> fresh) {
    List<Property> all = new ArrayList<>();
    boolean placed = false;
    for (Property old : properties) {
      if (!old.is(replaced)) {
        all.add(old);
      } else if (!placed) {
        all.addAll(fresh);
        placed = true;
      }
    }
    if (!placed) {
      all.addAll(fresh);
    }
    return new Block(name, all, blocks);
  }

  /** Adds the property behind the others. */
  public Block plus(Property property) {
    return new Block(
        name, Stream.concat(properties.stream(), Stream.of(property)).toList(), blocks);
  }

  public Block without(String unwanted) {
    return without(p -> p.is(unwanted));
  }

  public Block without(Predicate<Property> unwanted) {
    return new Block(name, properties.stream().filter(unwanted.negate()).toList(), blocks);
  }

  /** Changes each property. */
  public Block mapped(UnaryOperator<Property> change) {
    return new Block(name, properties.stream().map(change).toList(), blocks);
  }

  public Block holding(List<Block> newBlocks) {
    return new Block(name, properties, newBlocks);
  }

  void write(LineFolder out) {
    out.write(ContentLine.of("BEGIN", name));
    properties.forEach(property -> out.write(property.line()));
    blocks.forEach(block -> block.write(out));
    out.write(ContentLine.of("END", name));
  }
}
