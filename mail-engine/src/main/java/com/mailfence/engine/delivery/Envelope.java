package com.mailfence.engine.delivery;

import java.util.List;

/**
 * What a message travels in.
 *
 * @param from whom to tell if it does not arrive; empty for nobody
 * @param recipients at least one, in the order they were named
 * @param trace how it came
 */
public record Envelope(String from, List<Recipient> recipients, Trace trace) {
  public Envelope {
    recipients = List.copyOf(recipients);
  }
}
