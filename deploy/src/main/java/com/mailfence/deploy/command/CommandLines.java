package com.mailfence.deploy.command;

import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The command line, for a process that begins and for a server that runs. */
public final class CommandLines {
  private CommandLines() {}

  /**
   * Runs the words typed in this process.
   *
   * @return exit code: 0 done, 1 refused, 2 typed wrongly
   */
  public static int near(
      List<String> words, Map<String, String> environment, Terminal terminal, Clock clock) {
    return Commands.run(new NearSession(words, environment, terminal, clock), words);
  }

  /** What runs the words that come through the socket of a server. */
  public static AdminServer.Runner far(House house, Setup setup) {
    return (words, terminal) -> Commands.run(new FarSession(house, setup, terminal), words);
  }
}
