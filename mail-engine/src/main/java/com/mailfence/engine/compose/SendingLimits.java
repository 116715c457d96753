package com.mailfence.engine.compose;

import com.mailfence.engine.delivery.Delivery;

/**
 * How much one account may send, by all ways together. SMTP-001, SMTP-004
 *
 * @param recipients of one message
 * @param messages a day, in UTC
 * @param bytes of one message // LIMIT-002
 */
public record SendingLimits(int recipients, int messages, long bytes) {
  public static SendingLimits usual() {
    return new SendingLimits(100, 500, Delivery.LARGEST);
  }
}
