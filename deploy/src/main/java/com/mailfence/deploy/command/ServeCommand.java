package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.AdminClient;
import com.mailfence.deploy.admin.AdminServer;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.Config;
import com.mailfence.deploy.config.ServedSettings;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.log.Logging;
import com.mailfence.deploy.rooms.House;
import com.mailfence.deploy.serve.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway serve}. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the server and stays until it is told to stop (SIGTERM, Ctrl-C).",
      "When it is ready it prints one line of JSON with every listening address.",
      "What is set here is kept in the data directory for the commands on the stopped house."
    })
final class ServeCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

  private final Session session;

  @Mixin Where where = new Where();

  ServeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return session.alone(where, ServeCommand::serve);
  }

  private static int serve(Path data, Setup setup, Terminal terminal) {
    Config config = setup.config();
    Logging.begin(config.log().level(), config.log().format().equals("json"));
    if (AdminClient.connect(data).isPresent()) {
      throw new Refusal.Busy("a server has " + data + " open", Duration.ofSeconds(5));
    }
    var stop = new StopSignal();
    try (House house = House.open(data, config, Clock.systemUTC())) {
      ServedSettings.write(house.data(), setup.written());
      serve(house, setup, terminal, stop);
      return 0;
    } finally {
      stop.followed();
    }
  }

  private static void serve(House house, Setup setup, Terminal terminal, StopSignal stop) {
    Service service;
    try {
      service = Service.start(house);
    } catch (Exception e) {
      LOG.error("the server cannot start", e);
      throw new Refusal.Forbidden("the server cannot start: " + e.getMessage());
    }
    try (AdminServer admin = AdminServer.open(house.data(), CommandLines.far(house, setup))) {
      terminal.out().println(service.readyLine());
      stop.await();
      admin.closeDoor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stop(service);
    }
  }

  private static void stop(Service service) {
    try {
      service.stop();
    } catch (Exception e) {
      LOG.error("the server did not stop in order", e);
    }
  }
}
