package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.config.ConfigProblem;
import com.mailfence.engine.provision.BadPlan;
import com.mailfence.engine.written.Sizes;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All the words of the command line. */
final class Commands {
  /** Exit code of a command that was refused. */
  static final int REFUSED = 1;

  /** Exit code of a command that met a fault of the house. */
  static final int BROKEN = 70;

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

  @Command(
      name = "gateway",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Mail for phones and programs: ActiveSync, CalDAV, CardDAV, on its own engine.",
      commandListHeading = "%nCommands:%n",
      footer = {
        "",
        "Beside these, which use a server from outside:",
        "  demo       A server with realistic mail, and a real phone's view of it.",
        "  bench      Measures a server.",
        "  crash      Kills a server under load and compares what it holds with what it promised.",
        "",
        "Commands work on a running server (they run inside it) and on a stopped one.",
        "'gateway help COMMAND' tells more about each."
      })
  static final class Root {}

  /** The command line for one session. */
  static CommandLine line(Session session) {
    var line = new CommandLine(new Root());
    line.addSubcommand(new CommandLine.HelpCommand());
    line.addSubcommand(new ServeCommand(session));
    line.addSubcommand(AccountCommand.line(session));
    line.addSubcommand(DomainCommand.line(session));
    line.addSubcommand(GroupCommand.line(session));
    line.addSubcommand(DelegateCommand.line(session));
    line.addSubcommand(CollectionCommand.calendars(session));
    line.addSubcommand(CollectionCommand.books(session));
    line.addSubcommand(new ProvisionCommand(session));
    line.addSubcommand(new ImportCommand(session));
    line.addSubcommand(DeviceCommand.line(session));
    line.addSubcommand(EasCommand.line(session));
    line.addSubcommand(QueueCommand.line(session));
    line.addSubcommand(new UpkeepCommands.Verify(session));
    line.addSubcommand(new UpkeepCommands.Backup(session));
    line.addSubcommand(new UpkeepCommands.Restore(session));
    line.addSubcommand(ConfigCommand.line(session));
    line.addSubcommand(new VersionCommand(session));
    Terminal terminal = session.terminal();
    line.setOut(terminal.out());
    line.setErr(terminal.err());
    line.setExecutionExceptionHandler((e, command, parsed) -> told(e, terminal));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.registerConverter(Bytes.class, text -> new Bytes(Sizes.read(text)));
    return line;
  }

  /** A size on the command line. */
  record Bytes(long number) {}

  /** Runs the words and gives the exit code. */
  static int run(Session session, List<String> words) {
    return line(session).execute(words.toArray(String[]::new));
  }

  private static int told(Exception e, Terminal terminal) {
    boolean expected = e instanceof Refusal || e instanceof ConfigProblem || e instanceof BadPlan;
    if (!expected) {
      LOG.error("a command failed", e);
    }
    terminal.err().println(expected ? e.getMessage() : "internal error: " + e);
    terminal.err().flush();
    return expected ? REFUSED : BROKEN;
  }
}
