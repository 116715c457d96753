package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a message or part: its fields in their order. Never more than the bounds of {@link
 * Limits}; {@link #cut()} tells when there was more. Where a field may occur only once, the first
 * one counts everywhere in the house. RFC 5322 s3.6, MI06
 */
public final class Headers {
  private static final Headers NONE = new Headers(List.of(), false);

  private final List<HeaderField> fields;
  private final boolean cut;

  private Headers(List<HeaderField> fields, boolean cut) {
    this.fields = List.copyOf(fields);
    this.cut = cut;
  }

  static Headers none() {
    return NONE;
  }

  /** Reads the fields of a header block; lines that are no fields are passed over. */
  static Headers parse(byte[] block, boolean cut) {
    List<HeaderField> fields = new ArrayList<>();
    int start = 0;
    while (start < block.length && fields.size() < Limits.HEADER_FIELDS) {
      int end = fieldEnd(block, start);
      int colon = colon(block, start, end);
      if (colon > 0) {
        fields.add(new HeaderField(block, name(block, start, colon), start, colon + 1, end));
      }
      start = end;
    }
    return new Headers(fields, cut || start < block.length);
  }

  /** The end of the line at {@code start} and of the folded lines after it. */
  private static int fieldEnd(byte[] block, int start) {
    int i = start;
    while (i < block.length) {
      while (i < block.length && block[i] != '\n') {
        i++;
      }
      i = Math.min(i + 1, block.length);
      if (i == block.length || block[i] != ' ' && block[i] != '\t') {
        return i;
      }
    }
    return i;
  }

  /**
   * The place of the colon behind a field name, or -1. Blanks before the colon are let pass.
   *
   * <p>RFC 5322 s2.2, s4.5
   */
  static int colon(byte[] bytes, int start, int end) {
    int i = start;
    while (i < end && bytes[i] > ' ' && bytes[i] < 0x7f && bytes[i] != ':') {
      i++;
    }
    boolean named = i > start;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return named && i < end && bytes[i] == ':' ? i : -1;
  }

  private static String name(byte[] block, int start, int colon) {
    return new String(block, start, colon - start, StandardCharsets.US_ASCII).stripTrailing();
  }

  /** All fields in their order. */
  public List<HeaderField> fields() {
    return fields;
  }

  /** Whether there were more fields or bytes than we read. */
  public boolean cut() {
    return cut;
  }

  /** The first field of that name; names are the same in small and large letters. */
  public Optional<HeaderField> field(String name) {
    for (HeaderField field : fields) {
      if (field.isNamed(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** All fields of that name. */
  public List<HeaderField> all(String name) {
    return fields.stream().filter(field -> field.isNamed(name)).toList();
  }

  public boolean has(String name) {
    return field(name).isPresent();
  }

  /** The decoded text of the first field of that name. */
  public Optional<String> text(String name) {
    return field(name).map(HeaderField::text);
  }

  /** The value of the first field of that name in one line, encoded words left alone. */
  String unfolded(String name) {
    return field(name).map(HeaderField::unfolded).orElse("");
  }
}
