package com.mailfence.core.format.mime;

import org.jsoup.nodes.Entities;

/** Resolves character references in streamed HTML text. */
final class HtmlEntity {
  private static final int LONGEST = 33;

  /** Where the resolved text goes. */
  interface Out {
    void text(char c);
  }

  private final Out out;
  private final StringBuilder reference = new StringBuilder();
  private boolean open;

  HtmlEntity(Out out) {
    this.out = out;
  }

  void take(char c) {
    if (!open) {
      if (c == '&') {
        open = true;
      } else {
        out.text(c);
      }
    } else if (c == ';') {
      resolve(true);
    } else if (isPart(c) && reference.length() < LONGEST) {
      reference.append(c);
    } else {
      resolve(false);
      take(c);
    }
  }

  /** No more chars belong to a reference. */
  void end() {
    if (open) {
      resolve(false);
    }
  }

  private boolean isPart(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c) || c == '#' && reference.length() == 0;
  }

  private void resolve(boolean closed) {
    open = false;
    String name = reference.toString();
    reference.setLength(0);
    String text = name.startsWith("#") ? numbered(name) : named(name, closed);
    if (text.isEmpty()) {
      text = "&" + name + (closed ? ";" : "");
    }
    for (int i = 0; i < text.length(); i++) {
      out.text(text.charAt(i));
    }
  }

  private static String named(String name, boolean closed) {
    boolean known = closed ? Entities.isNamedEntity(name) : Entities.isBaseNamedEntity(name);
    return known ? Entities.getByName(name) : "";
  }

  /** Empty if there is no number; what may not stand in text becomes U+FFFD or a blank. */
  private static String numbered(String name) {
    boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
    int radix = hex ? 16 : 10;
    int point = 0;
    int digits = 0;
    for (int i = hex ? 2 : 1; i < name.length(); i++, digits++) {
      int digit = Character.digit(name.charAt(i), radix);
      if (digit < 0) {
        return "";
      }
      point = Math.min(point * radix + digit, Character.MAX_CODE_POINT + 1);
    }
    return digits == 0 ? "" : character(point);
  }

  private static String character(int point) {
    if (point >= 0x80 && point < 0xa0) { // the HTML standard reads these as windows-1252
      return new String(new byte[] {(byte) point}, Charsets.LAST_RESORT);
    }
    if (point < ' ') {
      return point == '\n' ? "\n" : " ";
    }
    boolean none = point > Character.MAX_CODE_POINT || point >= 0xd800 && point < 0xe000;
    return none || (point & 0xfffe) == 0xfffe ? "\uFFFD" : Character.toString(point);
  }
}
