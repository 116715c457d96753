package com.mailfence.deploy.command;

import com.mailfence.deploy.admin.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How far something is, drawn in one line for whoever watches. */
final class ProgressBar {
  private static final int WIDTH = 30;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final Terminal terminal;
  private final Clock clock;
  private Instant drawn = Instant.EPOCH;
  private boolean open;

  ProgressBar(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Draws it, if somebody watches and the last drawing is not fresh. */
  void draw(long things, long done, long total) {
    Instant now = clock.instant();
    if (!terminal.isWatched() || Duration.between(drawn, now).compareTo(PAUSE) < 0) {
      return;
    }
    drawn = now;
    open = true;
    double part = total == 0 ? 1 : Math.min(1, (double) done / total);
    int full = (int) (part * WIDTH);
    String bar = "#".repeat(full) + "-".repeat(WIDTH - full);
    terminal
        .err()
        .print(String.format(Locale.ROOT, "\r[%s] %3.0f %%  %d", bar, part * 100, things));
    terminal.err().flush();
  }

  /** Clears the line. */
  void end() {
    if (open) {
      terminal.err().print("\r" + " ".repeat(WIDTH + 24) + "\r");
      terminal.err().flush();
    }
  }
}
