package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.engine.account.Logins;
import com.mailfence.engine.account.Outcome;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One exchange of credentials: PLAIN or LOGIN. RFC 4954, RFC 4616 */
final class Sasl {
  private static final Reply GO_ON = Reply.plain(334, "");
  private static final Reply ASK_NAME = challenge("Username:");
  private static final Reply ASK_PASSWORD = challenge("Password:");

  private final Logins logins;
  private final InetAddress peer;
  private boolean plain;
  private @Nullable String name;
  private @Nullable Outcome outcome;

  Sasl(Logins logins, InetAddress peer) {
    this.logins = logins;
    this.peer = peer;
  }

  /** Begins with the argument of AUTH. */
  Reply begin(String argument) {
    int blank = argument.indexOf(' ');
    String mechanism = (blank < 0 ? argument : argument.substring(0, blank));
    String initial = blank < 0 ? null : argument.substring(blank + 1).strip();
    switch (mechanism.toUpperCase(Locale.ROOT)) {
      case "PLAIN" -> plain = true;
      case "LOGIN" -> plain = false;
      default -> {
        return Replies.MECHANISM;
      }
    }
    if (initial == null) {
      return plain ? GO_ON : ASK_NAME;
    }
    return go(initial.equals("=") ? "" : initial); // RFC 4954 s4: an empty first response
  }

  /** Takes a line of the client; any answer but 334 ends the exchange. */
  Reply go(String line) {
    if (line.equals("*")) {
      return Replies.CANCELLED;
    }
    byte[] response;
    try {
      response = Base64.getDecoder().decode(line);
    } catch (IllegalArgumentException e) {
      return Replies.BASE64;
    }
    return plain ? plain(response) : login(response);
  }

  /** What became of it; null if it never came to a password. */
  @Nullable Outcome outcome() {
    return outcome;
  }

  private Reply plain(byte[] response) {
    int first = zero(response, 0);
    int second = first < 0 ? -1 : zero(response, first + 1);
    if (second < 0 || zero(response, second + 1) >= 0) {
      return denied(); // AU10
    }
    String as = text(Arrays.copyOf(response, first));
    String who = text(Arrays.copyOfRange(response, first + 1, second));
    if (as == null || who == null || !as.isEmpty() && !as.equals(who)) {
      return denied();
    }
    return check(who, Arrays.copyOfRange(response, second + 1, response.length));
  }

  private Reply login(byte[] response) {
    if (name != null) {
      return check(name, response);
    }
    name = text(response);
    return name == null ? denied() : ASK_PASSWORD;
  }

  private Reply check(String who, byte[] password) {
    Outcome found = logins.check(who, password, peer);
    outcome = found;
    if (found instanceof Outcome.Granted) {
      return Replies.LOGGED_IN;
    }
    return found instanceof Outcome.Throttled ? Replies.LOGIN_LATER : Replies.DENIED;
  }

  private Reply denied() {
    outcome = new Outcome.Denied();
    return Replies.DENIED;
  }

  private static int zero(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  private static Reply challenge(String text) {
    return Reply.plain(334, Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
  }
}
