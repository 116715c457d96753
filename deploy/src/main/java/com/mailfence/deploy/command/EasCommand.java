package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.deploy.rooms.TlsDemand;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway eas ...}. */
final class EasCommand {
  private EasCommand() {}

  @Command(
      name = "eas",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Looks at ActiveSync and its door: trace, tls.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new Trace(session))
        .addSubcommand(new Tls(session));
  }

  @Command(
      name = "tls",
      description = {
        "Says whether requests without TLS are sent away, in force at once: required, optional,",
        "or usual for what web.tls_required says. Without a word it tells what holds."
      })
  static final class Tls extends InHouse {
    @Parameters(arity = "0..1", paramLabel = "required|optional|usual")
    @Nullable String word;

    Tls(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      if (word != null) {
        say(house.tls(), word);
      }
      terminal.out().println("tls " + (house.tls().isRequired() ? "required" : "optional"));
      return 0;
    }

    private static void say(TlsDemand tls, String word) {
      switch (word) {
        case "required" -> tls.say(true);
        case "optional" -> tls.say(false);
        case "usual" -> tls.sayUsual();
        default -> throw new Refusal.Malformed("tls", "required, optional or usual");
      }
    }
  }

  @Command(
      name = "trace",
      description = {
        "Shows what the devices of an account and the server say to each other, as it happens.",
        "Passwords and what mails say are left out. It ends by itself, or with Ctrl-C."
      })
  static final class Trace extends InHouse {
    private static final int LONGEST = 60;
    private static final int LINES = 2_000;

    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    @Option(names = "--device", paramLabel = "ID", description = "Only this one.")
    @Nullable String device;

    @Option(names = "--minutes", paramLabel = "N", description = "How long, 10 if not said.")
    int minutes = 10;

    Trace(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      if (minutes < 1 || minutes > LONGEST) {
        throw new Refusal.Malformed("minutes", "1 to " + LONGEST);
      }
      BlockingQueue<String> lines = new ArrayBlockingQueue<>(LINES);
      // A listener that is slow misses lines; it never holds up a device.
      Runnable end = house.oversight().tracing().listen(account, device, lines::offer);
      try {
        show(house, terminal, lines);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      } finally {
        end.run();
      }
      return 0;
    }

    private void show(House house, Terminal terminal, BlockingQueue<String> lines)
        throws InterruptedException {
      Instant until = house.clock().instant().plus(Duration.ofMinutes(minutes));
      while (house.clock().instant().isBefore(until) && !terminal.out().checkError()) {
        String line = lines.poll(1, TimeUnit.SECONDS);
        if (line != null) {
          terminal.out().println(line);
          terminal.out().flush();
        }
      }
    }
  }
}
