package com.mailfence.testbed.mail;

import java.util.function.Function;

/** The kinds of mail in the corpus. */
public enum Kind {
  /** A few words in plain text. */
  NOTE(Letters::note),
  /** Plain text and HTML of the same words. */
  PAGE(Letters::page),
  /** A page with pictures in it. */
  PICTURES(Letters::pictures),
  /** A text with files. */
  FILES(Letters::files),
  /** An answer with a quotation, in the thread of earlier mails. */
  ANSWER(Letters::answer),
  /** A long page to many readers. */
  NEWSLETTER(Mailings::newsletter),
  /** An invitation to a meeting. */
  INVITATION(Mailings::invitation),
  /** A report that a mail did not arrive. */
  BOUNCE(Mailings::bounce),
  /** A report that a mail was read. */
  RECEIPT(Mailings::receipt),
  /** A mail within a mail. */
  FORWARD(Letters::forward),
  /** A text and a signature. */
  SIGNED(Mailings::signed),
  /** What standards forbid and senders do. */
  ODD(Oddities::odd);

  private final Function<Occasion, Sample> writer;

  Kind(Function<Occasion, Sample> writer) {
    this.writer = writer;
  }

  Sample write(Occasion occasion) {
    return writer.apply(occasion);
  }
}
