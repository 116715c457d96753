package com.mailfence.dav.http;

import com.mailfence.core.account.Account;
import com.mailfence.engine.account.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Lets visitors in, or answers them. Every request shows its credentials anew. // AU09, DV09 */
final class Entrance {
  private final Door door;
  private final boolean plainAllowed;
  private final String challenge;

  Entrance(Door door, HttpTerms terms) {
    this.door = door;
    this.plainAllowed = terms.plainAllowed();
    // RFC 7617 s2.1
    this.challenge =
        "Basic realm=\"" + terms.realm().replaceAll("[\"\\\\]", "") + "\", charset=\"UTF-8\"";
  }

  /** The visitor's account, or nobody when the answer is given already. */
  Optional<Account> enter(HttpServletRequest request, HttpServletResponse response) {
    if (!request.isSecure() && !plainAllowed) {
      response.setStatus(403); // BASE-003
      return Optional.empty();
    }
    Optional<Credentials> shown = Credentials.read(request.getHeader("Authorization"));
    if (shown.isEmpty()) {
      return refuse(response);
    }
    Outcome outcome = door.check(shown.get().login(), shown.get().password(), from(request));
    if (outcome instanceof Outcome.Granted granted) {
      return Optional.of(granted.account());
    }
    if (outcome instanceof Outcome.Throttled throttled) {
      response.setStatus(503);
      long seconds = Math.max(1, throttled.retryAfter().toSeconds());
      response.setHeader("Retry-After", Long.toString(seconds));
      return Optional.empty();
    }
    return refuse(response);
  }

  private Optional<Account> refuse(HttpServletResponse response) {
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
