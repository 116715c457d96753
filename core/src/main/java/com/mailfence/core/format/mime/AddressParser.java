package com.mailfence.core.format.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads address lists as they are found: with comments, routes, groups, encoded words, missing
 * quotes and brackets. Goes over the text once and never fails. RFC 5322 s3.4, s4.4, MI05, MI07
 */
final class AddressParser {
  private static final int MOST = 5000;
  private static final int LONGEST_NAME = 512;
  private static final int LONGEST_ADDRESS = 512;

  private final String text;
  private final List<Address> entries = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private @Nullable String angle;
  private @Nullable List<Mailbox> group;
  private String groupName = "";
  private boolean signed;
  private int found;
  private int at;

  AddressParser(String text) {
    this.text = text;
  }

  List<Address> run() {
    while (at < text.length() && found < MOST) {
      step(text.charAt(at));
    }
    endMailbox();
    endGroup();
    return entries;
  }

  private void step(char c) {
    switch (c) {
      case '(' -> comment();
      case '"' -> quoted(words);
      case '<' -> angle();
      case ',' -> {
        at++;
        endMailbox();
      }
      case ';' -> {
        at++;
        endMailbox();
        endGroup();
      }
      case ':' -> colon();
      default -> {
        words.append(c);
        signed |= c == '@';
        at++;
      }
    }
  }

  /** A colon ends the name of a group, unless it belongs to something else. */
  private void colon() {
    at++;
    if (group != null || angle != null || signed) {
      words.append(':');
      return;
    }
    String name = words.toString().strip();
    if (name.equalsIgnoreCase("mailto")) {
      words.setLength(0);
    } else {
      groupName = name;
      group = new ArrayList<>();
      words.setLength(0);
    }
  }

  private void comment() {
    int depth = 0;
    comment.append(comment.length() > 0 ? " " : "");
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && at < text.length()) {
        comment.append(text.charAt(at++));
      } else if (c == '(' && depth++ == 0) {
        continue;
      } else if (c == ')' && --depth == 0) {
        return;
      } else {
        comment.append(c);
      }
    }
  }

  /** Quoted text; the quotes stay for {@link #unquoted} because a local part needs them. */
  private void quoted(StringBuilder target) {
    target.append(text.charAt(at++));
    while (at < text.length()) {
      char c = text.charAt(at++);
      target.append(c);
      if (c == '"') {
        return;
      }
      if (c == '\\' && at < text.length()) {
        target.append(text.charAt(at++));
      }
    }
    target.append('"');
  }

  private void angle() {
    StringBuilder address = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        quoted(address);
      } else if (c == '>') {
        at++;
        break;
      } else if (c == '<' || c == ',' && !isRoute(address)) {
        break; // the closing bracket is missing
      } else {
        at++;
        address.append(c <= ' ' ? "" : c);
      }
    }
    if (angle == null || angle.isEmpty()) {
      angle = unrouted(address.toString());
    }
  }

  private static boolean isRoute(StringBuilder address) {
    return address.length() > 0 && address.charAt(0) == '@';
  }

  /** RFC 5322 s4.4: a route before the address is dropped. */
  private static String unrouted(String address) {
    int colon = address.startsWith("@") ? address.indexOf(':') : -1;
    String plain = address.substring(colon + 1);
    return plain.regionMatches(true, 0, "mailto:", 0, 7) ? plain.substring(7) : plain;
  }

  private void endMailbox() {
    String written = words.toString().strip();
    String said = comment.toString().strip();
    String address = angle;
    if (address == null) {
      int begin = bareAddress(written);
      address = begin < 0 ? "" : written.substring(begin);
      written = begin < 0 ? written : written.substring(0, begin);
    }
    add(name(written, said), address);
    words.setLength(0);
    comment.setLength(0);
    angle = null;
    signed = false;
  }

  /** Where the address begins in words without angle brackets, or -1 if there is none. */
  private static int bareAddress(String written) {
    int sign = written.lastIndexOf('@');
    if (sign < 0) {
      return written.isEmpty() || written.indexOf(' ') >= 0 || written.startsWith("\"") ? -1 : 0;
    }
    if (sign > 0 && written.charAt(sign - 1) == '"') {
      return Math.max(0, written.lastIndexOf('"', sign - 2));
    }
    int begin = sign;
    while (begin > 0 && written.charAt(begin - 1) > ' ') {
      begin--;
    }
    return begin;
  }

  private static String name(String written, String said) {
    String name = written.isEmpty() ? said : unquoted(written);
    name = EncodedWords.decode(clip(name));
    return clip(name);
  }

  private static String clip(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static String unquoted(String written) {
    if (written.indexOf('"') < 0) {
      return written;
    }
    StringBuilder name = new StringBuilder(written.length());
    boolean quoted = false;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else {
        boolean escapes = quoted && c == '\\' && i + 1 < written.length();
        name.append(escapes ? written.charAt(++i) : c);
      }
    }
    return name.toString();
  }

  private void add(String name, String address) {
    Mailbox mailbox = new Mailbox(name, address.length() > LONGEST_ADDRESS ? "" : address);
    if (mailbox.name().isEmpty() && mailbox.address().isEmpty()) {
      return;
    }
    found++;
    if (group == null) {
      entries.add(mailbox);
    } else {
      group.add(mailbox);
    }
  }

  private void endGroup() {
    if (group != null) {
      entries.add(new Address.Group(name(groupName, ""), group));
      group = null;
    }
  }
}
