package com.mailfence.engine.smtp;

import java.util.Locale;

/**
 * One command line.
 *
 * @param argument what stands behind the verb, without blanks around it
 */
record Command(Verb verb, String argument) {
  /** What we understand. */
  enum Verb {
    EHLO,
    HELO,
    LHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    BDAT,
    RSET,
    NOOP,
    VRFY,
    EXPN,
    HELP,
    QUIT,
    UNKNOWN
  }

  static Command of(String line) {
    int blank = line.indexOf(' ');
    String word = blank < 0 ? line : line.substring(0, blank);
    String argument = blank < 0 ? "" : line.substring(blank + 1).strip();
    return new Command(verb(word.toUpperCase(Locale.ROOT)), argument);
  }

  private static Verb verb(String word) {
    for (Verb verb : Verb.values()) {
      if (verb != Verb.UNKNOWN && verb.name().equals(word)) {
        return verb;
      }
    }
    return Verb.UNKNOWN;
  }
}
