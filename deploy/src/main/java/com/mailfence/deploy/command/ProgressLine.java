package com.mailfence.deploy.command;

import com.mailfence.deploy.admin.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What is being done, in one line for whoever watches. */
final class ProgressLine {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int WIDTH = 60;

  private final Terminal terminal;
  private final Clock clock;
  private Instant drawn = Instant.EPOCH;
  private boolean open;

  ProgressLine(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Draws it, if somebody watches and the last drawing is not fresh. */
  void at(String part, long done) {
    Instant now = clock.instant();
    if (terminal.isWatched() && Duration.between(drawn, now).compareTo(PAUSE) >= 0) {
      drawn = now;
      open = true;
      String text = part + " " + done;
      terminal.err().print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
      terminal.err().flush();
    }
  }

  /** Clears the line. */
  void end() {
    if (open) {
      terminal.err().print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.err().flush();
    }
  }
}
