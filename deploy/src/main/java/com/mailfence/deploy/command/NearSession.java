package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.AdminClient;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.ServedSettings;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A command typed in this process: asks the server of the house, or opens the house itself. */
final class NearSession implements Session {
  private final List<String> words;
  private final Map<String, String> environment;
  private final Terminal terminal;
  private final Clock clock;

  /**
   * @param words of the command line, to be sent as they are
   */
  NearSession(List<String> words, Map<String, String> environment, Terminal terminal, Clock clock) {
    this.words = words;
    this.environment = environment;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Setup setup(Where where) {
    Path data = data(where);
    Path usual = data.resolve("gateway.toml");
    Path file = where.config != null ? terminal.path(where.config) : usual;
    return Setup.read(
        where.config != null || Files.exists(usual) ? file : null,
        ServedSettings.read(data),
        environment,
        where.set);
  }

  @Override
  public int within(Where where, Work work) {
    AdminClient server = AdminClient.connect(data(where)).orElse(null);
    if (server != null) {
      try (server) {
        return server.run(words, terminal);
      } catch (IOException e) {
        throw new Refusal.Busy("the server went away: " + e.getMessage(), Duration.ZERO);
      }
    }
    try (House house = House.open(data(where), setup(where).config(), clock)) {
      return work.run(house, terminal);
    }
  }

  @Override
  public int alone(Where where, Alone work) {
    return work.run(data(where), setup(where), terminal);
  }

  private Path data(Where where) {
    return terminal.path(where.data);
  }
}
