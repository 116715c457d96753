package com.mailfence.engine.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a message came to us, as its Received field tells. RFC 5321 s4.4
 *
 * @param by our own name
 * @param with the protocol, as "ESMTPS"; empty if it never left the house
 * @param from the name the other side gave itself; empty if it is not told
 * @param peer the other side's address; empty if it is not told
 * @param id our name for this transaction
 */
public record Trace(String by, String with, String from, String peer, String id) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A date as header fields write it, in UTC. RFC 5322 s3.3 */
  public static String date(Instant at) {
    return DATE.format(at);
  }

  /** Whether one of our own users handed it in, in his own name, and it never left the house. */
  public boolean isFromInside() {
    return with.isEmpty();
  }

  /**
   * The Received field with its line ends.
   *
   * @param to the one recipient; null if there are more, who need not know of each other
   */
  public String received(@Nullable String to, Instant at) {
    var field = new StringBuilder(200).append("Received: ");
    if (!from.isEmpty()) {
      field.append("from ").append(word(from));
      if (!peer.isEmpty()) {
        field.append(" ([").append(word(peer)).append("])");
      }
      field.append("\r\n\t");
    }
    field.append("by ").append(by);
    if (!with.isEmpty()) {
      field.append(" with ").append(with);
    }
    field.append(" id ").append(id);
    if (to != null) {
      field.append("\r\n\tfor <").append(to).append('>');
    }
    return field.append(";\r\n\t").append(date(at)).append("\r\n").toString();
  }

  /** What a stranger called himself, fit to stand in a header. // SM05, SM24 */
  private static String word(String told) {
    return told.replaceAll("[^A-Za-z0-9._:\\[\\]-]", "?");
  }
}
