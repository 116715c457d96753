package com.mailfence.engine.smtp;

import com.mailfence.core.Refusal;
import com.mailfence.engine.delivery.Fate;

/** The one table from the house's refusals to the words of SMTP. RFC 5321 s4.2, RFC 3463 */
final class Replies {
  static final Reply OK = Reply.of(250, "2.0.0", "done");
  static final Reply SENDER = Reply.of(250, "2.1.0", "sender ok");
  static final Reply RECIPIENT = Reply.of(250, "2.1.5", "recipient ok");
  static final Reply CHUNK = Reply.of(250, "2.0.0", "chunk ok");
  static final Reply DATA = Reply.plain(354, "go ahead, end with a dot on a line of its own");
  static final Reply BYE = Reply.of(221, "2.0.0", "bye");
  static final Reply NOT_CHECKED = Reply.of(252, "2.5.2", "send it, and you will see");
  static final Reply HELP = Reply.of(214, "2.0.0", "see RFC 5321");
  static final Reply START_TLS = Reply.of(220, "2.0.0", "ready for TLS");
  static final Reply LOGGED_IN = Reply.of(235, "2.7.0", "logged in");

  static final Reply TIMEOUT = Reply.of(421, "4.4.2", "no word for too long, closing");
  static final Reply STOPPING = Reply.of(421, "4.3.2", "closing down, come back later");
  static final Reply CROWDED = Reply.of(421, "4.3.2", "too many connections, come back later");
  static final Reply ERRORS = Reply.of(421, "4.7.0", "too many errors, closing");
  static final Reply IDLE = Reply.of(421, "4.7.0", "too many commands without a message, closing");
  static final Reply LOGIN_LATER = Reply.of(454, "4.7.0", "too many tries, come back later");
  static final Reply TOO_MANY = Reply.of(452, "4.5.3", "too many recipients, send the rest again");
  static final Reply ALONE = Reply.of(452, "4.5.3", "send to this recipient on its own");
  static final Reply NO_SPACE = Reply.of(452, "4.3.1", "cannot store now, try again later");

  static final Reply UNKNOWN = Reply.of(500, "5.5.1", "unknown command");
  static final Reply LONG_LINE = Reply.of(500, "5.5.2", "line too long");
  static final Reply CHARACTERS = Reply.of(500, "5.5.2", "characters that cannot be in a command");
  static final Reply BARE = Reply.of(550, "5.5.2", "lines end with CR LF, closing");
  static final Reply BARE_CHUNK = Reply.of(550, "5.5.2", "lines end with CR LF");
  static final Reply ARGUMENT = Reply.of(501, "5.5.4", "wrong argument");
  static final Reply NOT_HERE = Reply.of(502, "5.5.1", "not offered");
  static final Reply SEQUENCE = Reply.of(503, "5.5.1", "not in this order");
  static final Reply NO_RECIPIENT = Reply.of(554, "5.5.1", "no valid recipient");
  static final Reply TALKING_AHEAD = Reply.of(554, "5.5.0", "wait for the answer, closing");
  static final Reply PARAMETER = Reply.of(555, "5.5.4", "parameter not understood");
  static final Reply NEEDS_UTF8 = Reply.of(553, "5.6.7", "this address needs SMTPUTF8");
  static final Reply NO_SUCH_USER = Reply.of(550, "5.1.1", "no such user here");
  static final Reply NO_RELAY = Reply.of(550, "5.7.1", "relaying denied");
  static final Reply NOT_YOURS = Reply.of(553, "5.7.1", "this is not your address");
  static final Reply NEEDS_TLS = Reply.of(530, "5.7.0", "use STARTTLS first");
  static final Reply NEEDS_LOGIN = Reply.of(530, "5.7.0", "log in first");
  static final Reply CLEAR_LOGIN = Reply.of(538, "5.7.11", "log in inside TLS only");
  static final Reply MECHANISM = Reply.of(504, "5.5.4", "use PLAIN or LOGIN");
  static final Reply CANCELLED = Reply.of(501, "5.7.0", "login cancelled");
  static final Reply BASE64 = Reply.of(501, "5.5.2", "this is no base64");
  static final Reply DENIED = Reply.of(535, "5.7.8", "wrong name or password");
  static final Reply FULL = Reply.of(552, "5.2.2", "mailbox full");
  static final Reply TOO_LARGE = Reply.of(552, "5.3.4", "message too large");
  static final Reply LOOP = Reply.of(554, "5.4.6", "this message goes round and round");

  private Replies() {}

  /** What a refusal is called here. */
  static Reply of(Refusal refusal) {
    return switch (refusal.kind()) {
      case NOT_FOUND -> NO_SUCH_USER;
      case FORBIDDEN -> Reply.of(553, "5.7.1", line(refusal)); // SM08
      case CONFLICT, STALE -> Reply.of(451, "4.3.0", "try again");
      case EXISTS -> Reply.of(550, "5.5.0", line(refusal));
      case OVER_QUOTA -> FULL;
      case TOO_LARGE -> TOO_LARGE;
      case MALFORMED -> Reply.of(550, "5.6.0", line(refusal));
      case BUSY -> Reply.of(451, "4.3.2", line(refusal));
    };
  }

  static Reply of(Fate fate) {
    if (fate instanceof Fate.Refused refused) {
      return of(refused.why());
    }
    return fate instanceof Fate.Looped ? LOOP : OK;
  }

  /** A bug of ours: told with its name in the log, and the sender keeps the message. */
  static Reply broken(String id) {
    return Reply.of(451, "4.3.0", "server error " + id);
  }

  private static String line(Refusal refusal) {
    return String.valueOf(refusal.getMessage()).replaceAll("[^\\x20-\\x7e]", "?");
  }
}
