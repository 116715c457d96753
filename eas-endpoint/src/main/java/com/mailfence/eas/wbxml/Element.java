package com.mailfence.eas.wbxml;

import com.mailfence.eas.wbxml.BadWire.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One element of a request or an answer: a tag, and below it other elements or a value.
 *
 * <p>An element of a request is a view on the bytes that came in: nothing is copied until it is
 * asked for. An element of an answer is grown with {@link #grow}. Neither ever changes. The
 * accessors that read values throw {@link BadWire} for a request that is not as it should be; a
 * name that is not in the tables is a mistake of ours and an {@link IllegalArgumentException}.
 */
public abstract sealed class Element permits TapeElement, GrownElement {
  /** More children of one name than any command allows are refused. [MS-ASCMD] section 3.1.5.10. */
  private static final int MOST_OF_A_NAME = 10_000;

  Element() {}

  /** Begins an element of an answer. */
  public static ElementBuilder grow(String namespace, String name) {
    return new ElementBuilder(Tag.of(namespace, name));
  }

  public abstract Tag tag();

  /** The elements directly below, in order, made one at a time while they are iterated. */
  public abstract Iterable<Element> children();

  /** The pieces of its value, in order; nearly always one or none. */
  abstract Iterable<Content> contents();

  /**
   * Its value in one piece, or null if it has none. Pieces belong together, for a character may lie
   * across two of them; one that is opaque makes the whole so.
   */
  final @Nullable Content value() {
    Iterator<Content> pieces = contents().iterator();
    if (!pieces.hasNext()) {
      return null;
    }
    Content first = pieces.next();
    if (!pieces.hasNext()) {
      return first;
    }
    boolean opaque = first.opaque();
    while (pieces.hasNext()) {
      opaque |= pieces.next().opaque();
    }
    if (opaque) {
      byte[] bytes = allBytes();
      return new Content.Slice(bytes, 0, bytes.length, true);
    }
    return new Content.StreamedText(() -> new PieceStream(contents().iterator()));
  }

  public final String namespace() {
    return tag().namespace();
  }

  public final String name() {
    return tag().name();
  }

  public final boolean is(String namespace, String name) {
    return tag() == Tag.of(namespace, name);
  }

  /** Neither elements nor a value. An empty element is often a word of its own. */
  public final boolean isEmpty() {
    return !children().iterator().hasNext() && !contents().iterator().hasNext();
  }

  /**
   * All children of this name, in order.
   *
   * @throws BadWire if there are more than ten thousand
   */
  public final List<Element> children(String namespace, String name) {
    Tag wanted = Tag.of(namespace, name);
    List<Element> found = new ArrayList<>();
    for (Element child : children()) {
      if (child.tag() == wanted) {
        if (found.size() == MOST_OF_A_NAME) {
          throw new BadWire(Fault.SHAPE, "too many elements", wanted.toString());
        }
        found.add(child);
      }
    }
    return found;
  }

  /** The first child of this name; that there are more is no mistake. [MS-ASCMD] R938 */
  public final Optional<Element> child(String namespace, String name) {
    Tag wanted = Tag.of(namespace, name);
    for (Element child : children()) {
      if (child.tag() == wanted) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  public final boolean has(String namespace, String name) {
    return child(namespace, name).isPresent();
  }

  /** The first child of this name, or {@link BadWire} with {@link Fault#SHAPE}. */
  public final Element need(String namespace, String name) {
    return child(namespace, name)
        .orElseThrow(() -> new BadWire(Fault.SHAPE, "missing in " + tag(), namespace + ":" + name));
  }

  /** The text of the first child of this name, if there is one. */
  public final Optional<String> text(String namespace, String name) {
    return child(namespace, name).map(Element::text);
  }

  /** The number in the first child of this name, if there is one. */
  public final OptionalInt integer(String namespace, String name, int least, int most) {
    Optional<Element> child = child(namespace, name);
    return child.isPresent()
        ? OptionalInt.of(child.get().integer(least, most))
        : OptionalInt.empty();
  }

  /** The yes or no in the first child of this name, or what its absence means. */
  public final boolean flag(String namespace, String name, boolean absent) {
    return child(namespace, name).map(Element::flag).orElse(absent);
  }

  /**
   * The value as text that is legal in XML: malformed UTF-8 is replaced, control characters are
   * dropped. Empty for an empty element.
   *
   * @throws BadWire if there are elements instead of a value, or a NUL in it // EA02
   */
  public final String text() {
    mustBeLeaf();
    if (this instanceof TapeElement read) {
      return read.shortText();
    }
    StringBuilder all = new StringBuilder();
    for (Content piece : contents()) {
      all.append(
          piece instanceof Content.Text text
              ? LegalText.of(text.value())
              : LegalText.of(bytesOf(piece), tag()));
    }
    return all.toString();
  }

  /** A copy of the value's bytes; for text those of its UTF-8, as they came. */
  public final byte[] bytes() {
    mustBeLeaf();
    return allBytes();
  }

  private byte[] allBytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    contents().forEach(piece -> all.writeBytes(bytesOf(piece)));
    return all.toByteArray();
  }

  /** The value's bytes as a stream, not copied: for MIME and attachments. */
  public final InputStream open() {
    mustBeLeaf();
    return new PieceStream(contents().iterator());
  }

  /** A whole number within these bounds, both inclusive. [MS-ASDTYPE] section 2.6. */
  public final int integer(int least, int most) {
    String text = text().strip();
    if (isShortNumber(text)) {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return (int) value;
      }
    }
    throw new BadWire(Fault.VALUE, "no number from " + least + " to " + most, tag().toString());
  }

  /** "1" or nothing is yes, "0" is no. [MS-ASDTYPE] R5, R6 */
  public final boolean flag() {
    return switch (text().strip()) {
      case "", "1" -> true;
      case "0" -> false;
      default -> throw new BadWire(Fault.VALUE, "neither 0 nor 1", tag().toString());
    };
  }

  /** A moment in UTC, written long or compact. [MS-ASDTYPE] section 2.3 and section 2.7.2. */
  public final Instant time() {
    return WireTime.read(text().strip(), tag());
  }

  /** Only the tag: a value may be a secret. {@link XmlNotation} shows the rest. */
  @Override
  public final String toString() {
    return tag().toString();
  }

  private static boolean isShortNumber(String text) {
    int digits = text.startsWith("-") ? 1 : 0;
    if (text.length() == digits || text.length() > digits + 10) {
      return false;
    }
    return text.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
  }

  private void mustBeLeaf() {
    if (children().iterator().hasNext()) {
      throw new BadWire(Fault.SHAPE, "elements where a value belongs", tag().toString());
    }
  }

  private static byte[] bytesOf(Content piece) {
    try (InputStream in = piece.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
