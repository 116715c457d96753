package com.mailfence.deploy.command;

import com.mailfence.core.account.Group;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway group ...}. */
final class GroupCommand {
  private GroupCommand() {}

  @Command(
      name = "group",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Groups, whose mail reaches each member: add, list, remove.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new Add(session))
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Remove(session));
  }

  @Command(name = "add", description = "Adds a group, or gives it exactly these members.")
  static final class Add extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(
        index = "1..*",
        paramLabel = "MEMBER",
        description = "Addresses of accounts or of other groups.")
    List<String> members = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "As shown in the directory.")
    String name = "";

    Add(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Group group = house.accounts().putGroup(address, name, members);
      terminal.out().println("added " + group.address() + ", members " + group.members().size());
      return 0;
    }
  }

  @Command(name = "list", description = "Lists the groups.")
  static final class ListAll extends InHouse {
    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var table = new Table("ADDRESS", "NAME", "MEMBERS");
      for (Group group : house.directory().groups()) {
        table.row(group.address(), group.displayName(), String.join(", ", group.members()));
      }
      table.print(terminal.out());
      return 0;
    }
  }

  @Command(name = "remove", description = "Removes a group; its members stay.")
  static final class Remove extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      house.accounts().removeGroup(address);
      terminal.out().println("removed " + address);
      return 0;
    }
  }
}
