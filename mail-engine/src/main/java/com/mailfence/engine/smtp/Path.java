package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The path of MAIL or RCPT and what stands behind it. RFC 5321 s4.1.2
 *
 * @param address without angle brackets and route; empty for the null path
 * @param parameters by name in capitals; a value may be empty
 */
record Path(String address, Map<String, String> parameters) {
  /** RFC 5321 s4.5.3.1.1, in octets. */
  private static final int LONGEST_LOCAL = 64;

  /** RFC 5321 s4.5.3.1.3, in octets, with the angle brackets. */
  private static final int LONGEST_PATH = 256;

  Path {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads the argument of a command.
   *
   * @param keyword "FROM:" or "TO:"
   * @throws IllegalArgumentException if it is not written so; the message is fit to be told
   */
  static Path parse(String argument, String keyword) {
    if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
      throw new IllegalArgumentException("expected " + keyword + "<address>");
    }
    String rest = argument.substring(keyword.length()).strip();
    int end = closing(rest);
    if (!rest.startsWith("<") || end < 0) {
      throw new IllegalArgumentException("expected " + keyword + "<address>");
    }
    String behind = rest.substring(end + 1);
    if (!behind.isEmpty() && behind.charAt(0) != ' ') {
      throw new IllegalArgumentException("expected a blank behind the address");
    }
    return new Path(mailbox(rest.substring(1, end)), parameters(behind.strip()));
  }

  boolean isNull() {
    return address.isEmpty();
  }

  /** Whether the address needs SMTPUTF8. RFC 6531 s3.2 */
  boolean isInternational() {
    return address.chars().anyMatch(c -> c > 0x7e);
  }

  /** The place of the bracket that closes the path; one within quotes does not count. */
  private static int closing(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && c == '>') {
        return i;
      }
    }
    return -1;
  }

  private static String mailbox(String inside) {
    String mailbox = inside;
    if (mailbox.startsWith("@")) {
      // RFC 5321 appendix C: a route is passed over; what counts is whom it leads to. SM06
      mailbox = mailbox.substring(mailbox.indexOf(':') + 1);
    }
    if (mailbox.isEmpty() || mailbox.equalsIgnoreCase("postmaster")) {
      return mailbox; // RFC 5321 s4.5.1
    }
    int at = mailbox.lastIndexOf('@');
    boolean fits =
        mailbox.getBytes(UTF_8).length <= LONGEST_PATH - 2
            && mailbox.chars().noneMatch(Path::misleads);
    if (at < 1 || !fits || !isLocal(mailbox.substring(0, at)) || !isDomain(mailbox, at + 1)) {
      throw new IllegalArgumentException("this is no address");
    }
    return mailbox;
  }

  /** What is not seen, or turns what follows around. // SM04, SM21 */
  private static boolean misleads(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isLocal(String local) {
    if (local.getBytes(UTF_8).length > LONGEST_LOCAL) {
      return false;
    }
    if (local.startsWith("\"")) {
      return isQuoted(local);
    }
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    return !dots && local.chars().allMatch(c -> c == '.' || isAtom(c));
  }

  private static boolean isQuoted(String local) {
    int last = local.length() - 1;
    boolean escaped = false;
    for (int i = 1; i < last; i++) {
      char c = local.charAt(i);
      if (!escaped && c == '"') {
        return false;
      }
      escaped = !escaped && c == '\\';
    }
    return last > 0 && !escaped && local.charAt(last) == '"';
  }

  private static boolean isAtom(int c) {
    return c > ' ' && c != 0x7f && "()<>[]:;@\\,\"".indexOf(c) < 0;
  }

  private static boolean isDomain(String mailbox, int from) {
    String domain = mailbox.substring(from);
    if (domain.startsWith("[")) {
      return domain.endsWith("]") && domain.substring(1).chars().allMatch(c -> c != ' ');
    }
    boolean dots = domain.startsWith(".") || domain.endsWith(".") || domain.contains("..");
    return !domain.isEmpty() && !dots && domain.chars().allMatch(Path::isHost);
  }

  private static boolean isHost(int c) {
    return c == '.' || c == '-' || c == '_' || Character.isLetterOrDigit(c) || c > 0x7f;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> found = new TreeMap<>();
    List<String> words = text.isEmpty() ? List.of() : new ArrayList<>(List.of(text.split(" +")));
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
      if (found.put(name, equals < 0 ? "" : word.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(name + " is given twice");
      }
    }
    return found;
  }
}
