package com.mailfence.deploy.command;

import com.mailfence.core.account.Domain;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.command.Commands.Bytes;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.written.Sizes;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway domain ...}. */
final class DomainCommand {
  private DomainCommand() {}

  @Command(
      name = "domain",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Mail domains: add, list, remove.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new Add(session))
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Remove(session));
  }

  @Command(name = "add", description = "Adds a domain, or changes its default quota.")
  static final class Add extends InHouse {
    @Parameters(paramLabel = "NAME")
    String name = "";

    @Option(
        names = "--quota",
        paramLabel = "SIZE",
        description = "Space of a new account, as 2GiB; 0 for no limit.")
    Bytes quota = new Bytes(0);

    Add(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Domain domain = house.accounts().putDomain(name, quota.number());
      terminal.out().println("added " + domain.name());
      boolean postmaster = house.directory().owner("postmaster@" + domain.name()).isPresent();
      if (!postmaster) {
        // RFC 5321 s4.5.1: the address must exist.
        terminal
            .err()
            .println("note: 'gateway group add postmaster@" + domain.name() + " SOMEBODY'");
      }
      return 0;
    }
  }

  @Command(name = "list", description = "Lists the domains.")
  static final class ListAll extends InHouse {
    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var table = new Table("NAME", "QUOTA", "NOTE");
      for (Domain domain : house.directory().domains()) {
        boolean main = domain.name().equals(house.accounts().brand().domain());
        table.row(
            domain.name(),
            domain.quotaBytes() == 0 ? "-" : Sizes.exact(domain.quotaBytes()),
            main ? "main domain" : "");
      }
      table.print(terminal.out());
      return 0;
    }
  }

  @Command(name = "remove", description = "Removes a domain that has no addresses any more.")
  static final class Remove extends InHouse {
    @Parameters(paramLabel = "NAME")
    String name = "";

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      house.accounts().removeDomain(name);
      terminal.out().println("removed " + name);
      return 0;
    }
  }
}
