package com.mailfence.core.format.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes header fields strictly: folded, in ASCII but for addresses that are not, and with every
 * control in a value turned into a blank, so that no value can begin a field of its own. RFC 5322
 * s2.2, RFC 6532, SM05
 */
public final class HeaderFields {
  private static final int WIDTH = 76;
  private static final byte[] END = {'\r', '\n'};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** A field of words for people, encoded where it must be. */
  public HeaderFields text(String name, String value) {
    String line = Decoded.line(value);
    return words(name, isWritable(line) ? line : WordEncoder.encode(line));
  }

  /** A field whose value is ASCII and may be folded at its blanks. */
  public HeaderFields plain(String name, String value) {
    return words(name, Decoded.line(value));
  }

  /** A field of addresses; nothing is written if there are none. */
  public HeaderFields addresses(String name, List<Mailbox> mailboxes) {
    List<String> written = mailboxes.stream().map(Mailbox::written).toList();
    return written.isEmpty() ? this : words(name, String.join(", ", written));
  }

  /** A field of message ids, given without their brackets; nothing is written without ids. */
  public HeaderFields ids(String name, List<String> ids) {
    String value = String.join(" ", ids.stream().map(id -> "<" + id + ">").toList());
    return ids.isEmpty() ? this : words(name, Decoded.name(value));
  }

  /** A field of a value with parameters. RFC 2045 s5.1, RFC 2231 */
  public HeaderFields parameters(String name, String value, Map<String, String> parameters) {
    StringBuilder line = new StringBuilder(Decoded.line(value));
    parameters.forEach((key, text) -> ParameterWriter.write(line, key, Decoded.line(text)));
    return words(name, line.toString());
  }

  /** A field as it stood elsewhere; a bare CR in it parts words, as we read it. */
  HeaderFields copy(HeaderField field) {
    byte[] raw = field.raw();
    int end = raw.length;
    while (raw[end - 1] == '\r' || raw[end - 1] == '\n') {
      end--; // only the last field of a header can have no line end; none is without a name
    }
    for (int i = 0; i < end; i++) {
      if (raw[i] == '\n') {
        out.writeBytes(END);
      } else if (raw[i] != '\r') {
        out.write(raw[i] == 0 ? ' ' : raw[i]);
      } else if (raw[i + 1] != '\n') {
        out.write(' ');
      }
    }
    out.writeBytes(END);
    return this;
  }

  /** What was written, every field with its line end. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** The fields followed by all of a message, which is not read for it. */
  public Content before(Content message) {
    return Content.concat(List.of(Content.of(bytes()), message));
  }

  private static boolean isWritable(String line) {
    int word = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      word = c == ' ' ? 0 : word + 1;
      if (c >= 0x7f || word > WIDTH) {
        return false;
      }
    }
    return !line.contains("=?");
  }

  /** Folds at blanks; a blank after which nothing but blanks would follow is no place to fold. */
  private HeaderFields words(String name, String value) {
    byte[] head = (name + ":").getBytes(StandardCharsets.UTF_8);
    if (name.isEmpty()
        || Headers.colon(head, 0, head.length) != head.length - 1
        || name.indexOf(' ') >= 0) {
      throw new IllegalArgumentException("no name of a header field: " + name);
    }
    StringBuilder line = new StringBuilder(name).append(':');
    int column = line.length();
    for (String word : value.split(" ")) {
      boolean folds = column + 1 + word.length() > WIDTH && column > name.length() + 1;
      if (folds && !word.isEmpty()) {
        line.append("\r\n");
        column = 0;
      }
      line.append(' ').append(word);
      column += 1 + word.length();
    }
    out.writeBytes(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    return this;
  }
}
