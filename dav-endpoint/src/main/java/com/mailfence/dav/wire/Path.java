package com.mailfence.dav.wire;

import com.mailfence.dav.xml.BadWire;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of an address, decoded once and for all. A segment never holds a slash or a control
 * character and is never a dot segment, so that no name can be taken for a way. // DV05
 *
 * @param segments without empty ones
 * @param slash whether a slash stood at the end
 */
public record Path(List<String> segments, boolean slash) {
  private static final int LONGEST = 4096;
  private static final int LONGEST_SEGMENT = 512;
  private static final int DEEPEST = 32;
  private static final String PLAIN = "-._~!$&'()*+,;=:@";

  public Path {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a path as it stands in a request line.
   *
   * @throws BadWire if it is no path, or passes a bound
   */
  public static Path read(String raw) {
    if (raw.isEmpty() || raw.charAt(0) != '/' || raw.length() > LONGEST) {
      throw new BadWire("path");
    }
    List<String> segments = new ArrayList<>();
    for (String part : raw.split("/")) {
      if (!part.isEmpty()) {
        segments.add(segment(part));
      }
    }
    if (segments.size() > DEEPEST) {
      throw new BadWire("path of more than " + DEEPEST + " segments");
    }
    return new Path(segments, raw.endsWith("/"));
  }

  public int depth() {
    return segments.size();
  }

  public String segment(int index) {
    return segments.get(index);
  }

  /** The name of what it leads to; empty for the root. */
  public String last() {
    return segments.isEmpty() ? "" : segments.get(segments.size() - 1);
  }

  /** Where the thing it leads to lies. */
  public Path parent() {
    return new Path(segments.subList(0, Math.max(0, segments.size() - 1)), true);
  }

  public Path child(String segment, boolean collection) {
    List<String> longer = new ArrayList<>(segments);
    longer.add(segment);
    return new Path(longer, collection);
  }

  /** Whether the other one is this one or lies below it. */
  public boolean covers(Path other) {
    return other.segments.size() >= segments.size()
        && other.segments.subList(0, segments.size()).equals(segments);
  }

  public boolean leadsWhere(Path other) {
    return segments.equals(other.segments);
  }

  /** As it is written in an answer. RFC 3986 s3.3 */
  public String href() {
    var href = new StringBuilder("/");
    for (int i = 0; i < segments.size(); i++) {
      href.append(i == 0 ? "" : "/");
      encode(segments.get(i), href);
    }
    return slash && !segments.isEmpty() ? href.append('/').toString() : href.toString();
  }

  /** One segment as it is written in an address. */
  public static String encoded(String segment) {
    var text = new StringBuilder(segment.length() + 8);
    encode(segment, text);
    return text.toString();
  }

  private static void encode(String segment, StringBuilder to) {
    for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || PLAIN.indexOf(c) >= 0;
      if (plain) {
        to.append(c);
      } else {
        to.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
  }

  private static String segment(String raw) {
    String name = decoded(raw);
    boolean unfit =
        name.equals(".")
            || name.equals("..")
            || name.length() > LONGEST_SEGMENT
            || name.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
    if (unfit) {
      throw new BadWire("path segment");
    }
    return name;
  }

  private static String decoded(String raw) {
    var bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        int high = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
        int low = i + 2 < raw.length() ? Character.digit(raw.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          throw new BadWire("percent sign in the path");
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else if (c == '#' || c == '?') {
        throw new BadWire("fragment or query in the path");
      } else if (c < 0x80) {
        bytes.write(c);
      } else {
        throw new BadWire("path with bare characters beyond ASCII"); // RFC 3986 s2.1
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw new BadWire("path is no UTF-8");
    }
  }
}
