package com.mailfence.deploy.command;

import com.mailfence.core.outbox.Dispatch;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code gateway queue ...}. */
final class QueueCommand {
  private static final Instant ANY_TIME = Instant.parse("9999-01-01T00:00:00Z");

  private QueueCommand() {}

  @Command(
      name = "queue",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Mail on its way out.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root()).addSubcommand(new ListAll(session));
  }

  @Command(name = "list", description = "Lists what waits, oldest first.")
  static final class ListAll extends InHouse {
    @Option(names = "--limit", paramLabel = "N", description = "Rows at most (default: 100).")
    int limit = 100;

    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      List<Dispatch> rows = house.keep().outbox().due(ANY_TIME, limit);
      var table = new Table("ID", "QUEUED", "FROM", "TO", "SIZE", "TRIES", "NEXT", "TROUBLE");
      for (Dispatch row : rows) {
        table.row(
            Long.toString(row.id()),
            row.queued().toString(),
            row.from().isEmpty() ? "<>" : row.from(),
            row.to(),
            AccountViews.shown(row.content().size()),
            Integer.toString(row.attempts()),
            row.due().toString(),
            row.trouble());
      }
      table.print(terminal.out());
      terminal.out().println(house.keep().outbox().size() + " waiting");
      return 0;
    }
  }
}
