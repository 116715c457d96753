package com.mailfence.eas.command;

import java.util.concurrent.atomic.AtomicLong;

/** What an operator wants to see of the service: devices in trouble, and what they say. */
public final class Oversight {
  private final Loops loops = new Loops();
  private final Tracing tracing = new Tracing();
  private final AtomicLong leftOut = new AtomicLong();

  public Tracing tracing() {
    return tracing;
  }

  Loops loops() {
    return loops;
  }

  /** An item could not be shown to a device and was left out. SYNC-041 */
  void leftOut() {
    leftOut.incrementAndGet();
  }

  /** How many times an item was left out since it could not be shown. */
  public long itemsLeftOut() {
    return leftOut.get();
  }

  /** How many requests were told to wait since their devices go round in circles. */
  public long requestsSlowed() {
    return loops.slowed();
  }
}
