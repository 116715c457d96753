package com.mailfence.testbed.bench;

/** The least time of several tries, since what else the machine does only makes it longer. */
final class Best {
  private Best() {}

  /** Something to be timed. */
  interface Work {
    void run();
  }

  /**
   * Tries it after one try that does not count.
   *
   * @return seconds
   */
  static double of(int tries, Work work) {
    work.run();
    double best = Double.MAX_VALUE;
    for (int i = 0; i < tries; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }
    return best;
  }
}
