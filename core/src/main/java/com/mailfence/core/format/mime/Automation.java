package com.mailfence.core.format.mime;

import java.util.List;
import java.util.Locale;

/** Tells mail that no person wrote to this reader, and that nothing may answer by itself. SM13 */
final class Automation {
  private static final List<String> LISTS =
      List.of("List-Id", "List-Post", "List-Unsubscribe", "List-Help", "Mailing-List");
  private static final List<String> NOBODY =
      List.of("mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply");

  private Automation() {}

  /** RFC 3834 s2, s5.2 */
  static boolean made(Headers headers, Addresses from) {
    String auto = first(headers, "Auto-Submitted");
    String precedence = first(headers, "Precedence");
    return !auto.isEmpty() && !auto.equals("no")
        || precedence.equals("bulk")
        || precedence.equals("junk")
        || precedence.equals("list")
        || headers.has("X-Auto-Response-Suppress")
        || headers.unfolded("Return-Path").equals("<>")
        || LISTS.stream().anyMatch(headers::has)
        || from.mailboxes().stream().anyMatch(Automation::isNobody);
  }

  private static String first(Headers headers, String name) {
    String value = headers.unfolded(name).toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != ';') {
      end++;
    }
    return value.substring(0, end);
  }

  private static boolean isNobody(Mailbox mailbox) {
    String address = mailbox.address().toLowerCase(Locale.ROOT);
    return NOBODY.contains(address.substring(0, address.lastIndexOf('@')));
  }
}
