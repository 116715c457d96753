package com.mailfence.engine.compose;

/**
 * How much one account may send, by all ways together. SMTP-001, SMTP-004
 *
 * @param recipients of one message
 * @param messages a day, in UTC
 */
public record SendingLimits(int recipients, int messages) {
  public static SendingLimits usual() {
    return new SendingLimits(100, 500);
  }
}
