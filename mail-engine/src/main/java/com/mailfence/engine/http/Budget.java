package com.mailfence.engine.http;

import java.util.concurrent.atomic.AtomicLong;

/** Memory that all requests share: whoever comes when it is used up comes again later. */
final class Budget {
  private final long most;
  private final AtomicLong used = new AtomicLong();

  Budget(long most) {
    this.most = most;
  }

  boolean take(long bytes) {
    if (used.addAndGet(bytes) > most) {
      used.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }

  long used() {
    return used.get();
  }
}
