package com.mailfence.testbed.bench;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures as they come, each beside what it is to be held against. */
final class Report {
  private final PrintStream out;
  private int missed;

  Report(PrintStream out) {
    this.out = out;
  }

  void title(String text) {
    out.println();
    out.println(text);
  }

  void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "  %-46s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  /** A figure that must not be larger than its bound. */
  void atMost(String name, double value, double bound, String unit) {
    judge(
        name,
        value <= bound,
        String.format(Locale.ROOT, "%.2f %s (at most %.2f)", value, unit, bound));
  }

  /** A figure that must not be smaller than its bound. */
  void atLeast(String name, double value, double bound, String unit) {
    judge(
        name,
        value >= bound,
        String.format(Locale.ROOT, "%.2f %s (at least %.2f)", value, unit, bound));
  }

  private void judge(String name, boolean held, String figure) {
    missed += held ? 0 : 1;
    line(name, "%s%s", figure, held ? "" : "   MISSED");
  }

  /** How many bounds were not held. */
  int missed() {
    return missed;
  }

  /** A line that is overwritten by the next, for whoever waits before a terminal. */
  void progress(String text) {
    System.err.print("\r  " + text + " ".repeat(Math.max(1, 60 - text.length())));
    System.err.flush();
  }

  void progressDone() {
    System.err.print("\r" + " ".repeat(64) + "\r");
    System.err.flush();
  }
}
