package com.mailfence.deploy.command;

import java.util.concurrent.CountDownLatch;

/**
 * The machine's word to stop (SIGTERM, Ctrl-C): a process that serves waits for it, and the machine
 * waits until it was followed.
 */
final class StopSignal {
  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch followed = new CountDownLatch(1);

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::tell, "stop"));
  }

  private void tell() {
    if (followed.getCount() == 0) {
      return; // the process ends by itself, with an exit code of its own
    }
    told.countDown();
    until(followed);
    // A stop that was asked for is no failure, which is what the machine would report.
    Runtime.getRuntime().halt(0);
  }

  /** Waits for the word. */
  void await() {
    until(told);
  }

  /** Everything is closed: the process may end. */
  void followed() {
    followed.countDown();
  }

  private static void until(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
