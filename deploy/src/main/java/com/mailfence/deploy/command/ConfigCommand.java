package com.mailfence.deploy.command;

import com.mailfence.deploy.config.Manual;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code gateway config ...}. */
final class ConfigCommand {
  private ConfigCommand() {}

  @Command(
      name = "config",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "The settings: show what holds, explain every key.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new Show(session))
        .addSubcommand(new Keys(session));
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Shows every setting as it would hold now, secrets starred.")
  static final class Show implements Callable<Integer> {
    private final Session session;

    @Mixin Where where = new Where();

    Show(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      PrintWriter out = session.terminal().out();
      session
          .setup(where)
          .shown()
          .forEach((name, text) -> out.println(name + " = " + Manual.quoted(text)));
      out.flush();
      return 0;
    }
  }

  @Command(
      name = "keys",
      mixinStandardHelpOptions = true,
      description = "Explains every key: a settings file with all defaults, in comments.")
  static final class Keys implements Callable<Integer> {
    private final Session session;

    @Mixin Where where = new Where();

    Keys(Session session) {
      this.session = session;
    }

    @Override
    public Integer call() {
      PrintWriter out = session.terminal().out();
      out.print(Manual.toml());
      out.flush();
      return 0;
    }
  }
}
