package com.mailfence.engine.smtp;

import java.time.Duration;

/**
 * What one port asks for and offers.
 *
 * @param host our name, as told in greetings and traces
 * @param largest message that is taken, in bytes
 * @param startTls whether TLS can be begun inside the session
 * @param refuseEarlyTalk whether one who talks before we greet is sent away // SM17
 * @param patience how long to wait for the next bytes; RFC 5321 s4.5.3.2.7 asks for five minutes
 */
record Terms(
    Service service,
    String host,
    long largest,
    boolean startTls,
    boolean refuseEarlyTalk,
    Duration patience) {
  /** RFC 5321 s4.5.3.1.8 asks for at least as many. SMTP-004 */
  static final int RECIPIENTS = 100;
}
