package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.ServedSettings;
import com.mailfence.deploy.config.Setup;
import com.mailfence.deploy.rooms.Belongings;
import com.mailfence.deploy.rooms.House;
import com.mailfence.persistence.Finding;
import com.mailfence.persistence.Upkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway verify}, {@code backup} and {@code restore}. */
final class UpkeepCommands {
  private UpkeepCommands() {}

  @Command(
      name = "verify",
      description = {
        "Counts everything again and looks for anything that is not as it must be.",
        "Ends with 0 if nothing was found, with 1 if something was."
      })
  static final class Verify extends InHouse {
    @Option(names = "--deep", description = "Read every byte of every message as well.")
    boolean deep;

    Verify(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var findings = new AtomicLong();
      var line = new ProgressLine(terminal, house.clock());
      Upkeep.Verified seen =
          house
              .keep()
              .upkeep()
              .verify(
                  deep,
                  (Finding finding) -> {
                    findings.incrementAndGet();
                    terminal.out().println(finding);
                  },
                  line::at);
      line.end();
      terminal
          .out()
          .println(
              seen.accounts()
                  + " accounts, "
                  + seen.items()
                  + " items, "
                  + seen.contents()
                  + " contents: "
                  + (findings.get() == 0 ? "all is well" : findings.get() + " findings"));
      return findings.get() == 0 ? 0 : Commands.REFUSED;
    }
  }

  @Command(
      name = "backup",
      description = {
        "Writes a backup of the house as it stands at one moment, while it is served or not.",
        "Backups beside each other share the messages they both hold."
      })
  static final class Backup extends InHouse {
    @Parameters(paramLabel = "DIR", description = "The backup to make, as /backup/2026-11-24.")
    String directory = "";

    Backup(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Path place = terminal.path(directory);
      var line = new ProgressLine(terminal, house.clock());
      try {
        Path all = place.getParent();
        if (all == null || place.getFileName() == null) {
          throw new Refusal.Malformed(directory, "expected a directory to be made");
        }
        Upkeep.Saved saved =
            house.keep().upkeep().backup(all, place.getFileName().toString(), line::at);
        line.end();
        ServedSettings.copy(house.data(), saved.directory());
        Belongings.take(house.data(), saved.directory());
        saved.missing().forEach(digest -> terminal.err().println("missing content " + digest));
        terminal
            .out()
            .println(
                saved.rows() + " rows, " + saved.added() + " new contents in " + saved.directory());
        return saved.missing().isEmpty() ? 0 : Commands.REFUSED;
      } catch (IOException e) {
        line.end();
        throw new Refusal.Forbidden("the backup cannot be written: " + e.getMessage());
      }
    }
  }

  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Fills an empty house from a backup, whatever database either of them uses.",
        "The house must not be served."
      })
  static final class Restore implements Callable<Integer> {
    private final Session session;

    @Mixin Where where = new Where();

    @Parameters(paramLabel = "DIR", description = "The backup, as /backup/2026-11-24.")
    String directory = "";

    Restore(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      return session.alone(where, this::run);
    }

    private int run(Path data, Setup setup, Terminal terminal) {
      Path backup = terminal.path(directory);
      var line = new ProgressLine(terminal, Clock.systemUTC());
      House.restore(data, setup.config(), Clock.systemUTC(), backup, line::at);
      line.end();
      ServedSettings.copy(backup, data);
      try {
        Belongings.take(backup, data)
            .forEach(file -> terminal.out().println("put back " + data.resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException("not everything could be put back", e);
      }
      terminal.out().println("restored " + backup);
      return 0;
    }
  }
}
