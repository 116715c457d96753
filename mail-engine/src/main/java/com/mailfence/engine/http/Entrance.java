package com.mailfence.engine.http;

import com.mailfence.engine.account.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Lets guests in, or answers them. Every request shows its credentials anew. // AU09, DV09 */
public final class Entrance {
  private final Door door;
  private final BooleanSupplier plainAllowed;
  private final String challenge;

  public Entrance(Door door, HttpTerms terms) {
    this.door = door;
    this.plainAllowed = terms.plainAllowed();
    // RFC 7617 s2.1
    this.challenge =
        "Basic realm=\"" + terms.realm().replaceAll("[\"\\\\]", "") + "\", charset=\"UTF-8\"";
  }

  /** The guest, or nobody when the answer is given already. */
  public Optional<Guest> enter(HttpServletRequest request, HttpServletResponse response) {
    if (!request.isSecure() && !plainAllowed.getAsBoolean()) {
      response.setStatus(403); // BASE-003, [MS-ASHTTP] R180
      return Optional.empty();
    }
    Optional<Credentials> shown = Credentials.read(request.getHeader("Authorization"));
    if (shown.isEmpty()) {
      return refuse(response); // a phone's first request has none and wants to be asked
    }
    Credentials credentials = shown.get();
    Outcome outcome = door.check(credentials.login(), credentials.password(), from(request));
    if (outcome instanceof Outcome.Granted granted) {
      return Optional.of(new Guest(granted.account(), credentials.user()));
    }
    if (outcome instanceof Outcome.Throttled throttled) {
      response.setStatus(503);
      long seconds = Math.max(1, throttled.retryAfter().toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
      return Optional.empty();
    }
    return refuse(response);
  }

  private Optional<Guest> refuse(HttpServletResponse response) {
    response.setStatus(401);
    response.setHeader("WWW-Authenticate", challenge);
    return Optional.empty();
  }

  private static InetAddress from(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr()); // a number: nothing is looked up
    } catch (UnknownHostException noNumber) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
