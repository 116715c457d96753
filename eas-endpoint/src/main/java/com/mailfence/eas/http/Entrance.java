package com.mailfence.eas.http;

import com.mailfence.eas.request.Credentials;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.engine.account.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Lets visitors in, or answers them. Every request shows its credentials anew. // AU09 */
final class Entrance {
  private final Door door;
  private final Heading heading;
  private final boolean plainAllowed;

  Entrance(Door door, Heading heading, boolean plainAllowed) {
    this.door = door;
    this.heading = heading;
    this.plainAllowed = plainAllowed;
  }

  /** The visitor, or nobody when the answer is given already. */
  Optional<Visitor> enter(HttpServletRequest request, HttpServletResponse response) {
    if (!request.isSecure() && !plainAllowed) {
      response.setStatus(403); // BASE-003, [MS-ASHTTP] R180
      return Optional.empty();
    }
    Optional<Credentials> shown = credentials(request);
    if (shown.isEmpty()) {
      return refuse(response); // a phone's first request has none and wants to be asked
    }
    Credentials credentials = shown.get();
    Outcome outcome = door.check(login(credentials), credentials.password(), from(request));
    if (outcome instanceof Outcome.Granted granted) {
      return Optional.of(new Visitor(granted.account(), credentials.user()));
    }
    if (outcome instanceof Outcome.Throttled throttled) {
      response.setStatus(503);
      long seconds = Math.max(1, throttled.retryAfter().toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
      return Optional.empty();
    }
    return refuse(response);
  }

  private Optional<Visitor> refuse(HttpServletResponse response) {
    response.setStatus(401);
    heading.challenge(response);
    return Optional.empty();
  }

  private static Optional<Credentials> credentials(HttpServletRequest request) {
    try {
      return Credentials.read(request.getHeader("Authorization"));
    } catch (BadWire unreadable) {
      return Optional.empty();
    }
  }

  private static String login(Credentials credentials) {
    String domain = credentials.domain();
    return domain == null ? credentials.user() : domain + "\\" + credentials.user();
  }

  private static InetAddress from(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()); // a number: nothing is looked up
    } catch (UnknownHostException noNumber) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
