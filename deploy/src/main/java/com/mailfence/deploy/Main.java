package com.mailfence.deploy;

import com.mailfence.deploy.admin.NearTerminal;
import com.mailfence.deploy.command.CommandLines;
import com.mailfence.deploy.log.Logging;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    Logging.begin("warn", false);
    var terminal =
        new NearTerminal(
            System.in,
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            System.console());
    System.exit(CommandLines.near(List.of(words), System.getenv(), terminal, Clock.systemUTC()));
  }
}
