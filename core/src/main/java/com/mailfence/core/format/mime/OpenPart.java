package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A part whose end the scanner has not met yet. */
final class OpenPart {

  /** How far the scanner is in it. */
  enum In {
    HEADER,
    LEAF,
    MULTIPART,
    AFTER_LAST_PART,
    MESSAGE
  }

  final MediaType fallback;
  final long start;
  final HeaderBlock block;
  final List<Part> parts = new ArrayList<>();
  In in = In.HEADER;
  PartHeader header = PartHeader.TEXT;
  boolean provisional;
  String section = "";
  String prefix = "";
  @Nullable Delimiter delimiter;
  @Nullable LeafMeter meter;
  private long body;
  private long firstLine;

  OpenPart(MediaType fallback, long start, HeaderBlock block) {
    this.fallback = fallback;
    this.start = start;
    this.block = block;
  }

  void startBody(long offset, long line) {
    body = offset;
    firstLine = line;
  }

  /** Gives it its section, and its parts theirs. RFC 9051 s6.4.5 */
  void number(@Nullable OpenPart parent, boolean multipart) {
    String base = parent == null ? "" : parent.prefix;
    boolean whole = parent == null || parent.in == In.MESSAGE;
    if (whole && multipart) {
      section = base + "TEXT";
      prefix = base;
    } else {
      section = base + (whole ? 1 : Objects.requireNonNull(parent).parts.size() + 1);
      prefix = section + ".";
    }
  }

  /** A mail within the mail is named after its subject if its sender gave it no name. */
  void nameAfter(Headers inner) {
    String subject = header.fileName() == null ? inner.text("Subject").orElse("") : "";
    String name = FileName.clean(subject.replace('/', '-').replace('\\', '-'));
    if (!name.isEmpty()) {
      header = header.named(FileName.clean(name + ".eml"));
    }
  }

  /** The first words of a text part; null if it has none. */
  @Nullable String words() {
    String words = meter == null ? "" : meter.preview();
    return words.isEmpty() ? null : words;
  }

  /** The finished part; its body ends at {@code end} after {@code line} line ends of the stream. */
  Part close(long end, long line) {
    long last = parts.isEmpty() ? body : parts.get(parts.size() - 1).extent().end();
    long to = Math.max(end, Math.max(body, last)); // a header keeps its line end before a delimiter
    Part.Extent extent = new Part.Extent(start, body, to, Math.max(0, line - firstLine));
    Part.Sizes sizes = meter == null ? new Part.Sizes(to - body, null, 0) : meter.sizes();
    if (in != In.LEAF && parts.isEmpty()) { // closed before its first part came: IM13
      parts.add(nothing(prefix + "1", to));
    }
    return new Part(section, header, extent, sizes, parts);
  }

  private static Part nothing(String section, long at) {
    Part.Extent extent = new Part.Extent(at, at, at, 0);
    return new Part(section, PartHeader.TEXT, extent, new Part.Sizes(0, "UTF-8", 0), List.of());
  }
}
