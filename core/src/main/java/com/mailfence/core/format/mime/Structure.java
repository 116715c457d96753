package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All parts of a message, as one pass over its bytes found them. Kept beside the message as text
 * ({@link #toText()}), it lets a later reader go straight to the bytes of one part.
 *
 * @param cut whether the message has more parts or depth than we look at; the rest is then opaque
 */
public record Structure(Part root, boolean cut) {

  /** A compact text, only read by {@link #fromText}. */
  public String toText() {
    return StructureText.write(this);
  }

  /**
   * Reads what {@link #toText()} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Structure fromText(String text) {
    return StructureText.read(text);
  }

  /** All parts in the order of their bytes, containers before what they contain. */
  public List<Part> all() {
    List<Part> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(Part part, List<Part> all) {
    all.add(part);
    for (Part child : part.parts()) {
      collect(child, all); // never deeper than Limits.DEPTH
    }
  }

  /** The part of that section name. */
  public Optional<Part> part(String section) {
    return all().stream().filter(part -> part.section().equals(section)).findFirst();
  }
}
