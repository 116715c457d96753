package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a structure as text and reads it back: a first line with the version and whether it is
 * cut, then one line of tab-separated fields for each part, containers before what they contain.
 */
final class StructureText {
  private static final String VERSION = "1";
  private static final int FIXED = 13;

  private final String[] lines;
  private int next = 1;

  private StructureText(String[] lines) {
    this.lines = lines;
  }

  static String write(Structure structure) {
    StringBuilder out = new StringBuilder(160);
    out.append(VERSION).append(structure.cut() ? "\tcut" : "\twhole");
    write(structure.root(), out);
    return out.toString();
  }

  private static void write(Part part, StringBuilder out) {
    PartHeader header = part.header();
    Part.Extent at = part.extent();
    Part.Sizes sizes = part.sizes();
    out.append('\n').append(part.section()).append('\t').append(part.parts().size());
    out.append('\t').append(at.start()).append('\t').append(at.body() - at.start());
    out.append('\t').append(at.end() - at.body()).append('\t').append(at.lines());
    out.append('\t').append(header.transfer().ordinal());
    out.append('\t').append(header.disposition().ordinal());
    out.append('\t').append(sizes.decoded()).append('\t').append(sizes.utf8());
    field(out, sizes.charset());
    field(out, header.fileName());
    field(out, header.contentId());
    field(out, header.type().essence());
    header.type().parameters().forEach((name, value) -> field(field(out, name), value));
    part.parts().forEach(child -> write(child, out));
  }

  /** Null is an empty field, an empty string a backslash and an e. */
  private static StringBuilder field(StringBuilder out, @Nullable String value) {
    out.append('\t');
    if (value == null) {
      return out;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\\' -> out.append("\\\\");
        default -> out.append(c);
      }
    }
    return out.append(value.isEmpty() ? "\\e" : "");
  }

  static Structure read(String text) {
    String[] lines = text.split("\n", -1);
    boolean cut = lines[0].equals(VERSION + "\tcut");
    if (!cut && !lines[0].equals(VERSION + "\twhole")) {
      throw new IllegalArgumentException("no structure of version " + VERSION);
    }
    StructureText reader = new StructureText(lines);
    Structure structure = new Structure(reader.part(0), cut);
    if (reader.next != lines.length) {
      throw new IllegalArgumentException("more parts than the structure has room for");
    }
    return structure;
  }

  private Part part(int depth) {
    if (next >= lines.length || depth > Limits.DEPTH) {
      throw new IllegalArgumentException("a structure ends before its parts do");
    }
    String[] fields = lines[next++].split("\t", -1);
    if (fields.length <= FIXED || fields.length % 2 != 0) {
      throw new IllegalArgumentException("a part of " + fields.length + " fields");
    }
    PartHeader header = header(fields);
    long start = Long.parseLong(fields[2]);
    long body = start + Long.parseLong(fields[3]);
    long end = body + Long.parseLong(fields[4]);
    Part.Extent extent = new Part.Extent(start, body, end, Long.parseLong(fields[5]));
    Part.Sizes sizes =
        new Part.Sizes(Long.parseLong(fields[8]), value(fields[10]), Long.parseLong(fields[9]));
    int children = Integer.parseInt(fields[1]);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < children; i++) {
      parts.add(part(depth + 1));
    }
    return new Part(fields[0], header, extent, sizes, parts);
  }

  private static PartHeader header(String[] fields) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = FIXED + 1; i < fields.length; i += 2) {
      parameters.put(text(fields[i]), text(fields[i + 1]));
    }
    String essence = text(fields[FIXED]);
    int slash = essence.indexOf('/');
    MediaType type =
        new MediaType(
            essence.substring(0, Math.max(slash, 0)), essence.substring(slash + 1), parameters);
    return new PartHeader(
        type,
        Transfer.values()[Integer.parseInt(fields[6])],
        Disposition.values()[Integer.parseInt(fields[7])],
        value(fields[11]),
        value(fields[12]));
  }

  private static String text(String field) {
    String value = value(field);
    return value == null ? "" : value;
  }

  private static @Nullable String value(String field) {
    if (field.isEmpty()) {
      return null;
    }
    if (field.indexOf('\\') < 0) {
      return field;
    }
    StringBuilder out = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && ++i < field.length()) {
        switch (field.charAt(i)) {
          case 't' -> out.append('\t');
          case 'n' -> out.append('\n');
          case 'e' -> {}
          default -> out.append(field.charAt(i));
        }
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
