package com.mailfence.deploy.command;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.command.Commands.Bytes;
import com.mailfence.deploy.rooms.House;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.written.Sizes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway account ...}: what is done to one account. */
final class AccountCommand {
  private AccountCommand() {}

  @Command(
      name = "account",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Accounts: add, show, change, remove.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new Add(session))
        .addSubcommand(new AccountViews.ListAll(session))
        .addSubcommand(new AccountViews.Show(session))
        .addSubcommand(new Passwd(session))
        .addSubcommand(new AppPassword(session))
        .addSubcommand(new Alias(session))
        .addSubcommand(new Quota(session))
        .addSubcommand(new Short(session))
        .addSubcommand("enable", new Switch(session, Account.State.ACTIVE))
        .addSubcommand("disable", new Switch(session, Account.State.DISABLED))
        .addSubcommand(new Remove(session));
  }

  @Command(name = "add", description = "Adds an account. Its password is asked for.")
  static final class Add extends InHouse {
    @Parameters(paramLabel = "ADDRESS", description = "Main address, which is also the login.")
    String address = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The user's name.")
    String name = "";

    @Option(
        names = "--quota",
        paramLabel = "SIZE",
        description = "Space, as 2GiB; 0 for no limit (default: the domain's).")
    @Nullable Bytes quota;

    @Option(names = "--alias", paramLabel = "ADDRESS", description = "A further address.")
    List<String> aliases = new ArrayList<>();

    @Option(names = "--short", description = "With the short domain's twins.")
    boolean shortTwins;

    @Option(
        names = "--again",
        description = "Even if another account gave the address up in the last 30 days.")
    boolean again;

    @Option(names = "--no-password", description = "Without a password: nobody can log in yet.")
    boolean noPassword;

    @Mixin Secrets secrets = new Secrets();

    Add(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      String password = noPassword ? null : secrets.read(terminal);
      if (password != null) {
        Credentials.refuseUnfit(password);
      }
      Long bytes = quota == null ? null : quota.number();
      Account made = house.accounts().create(address, name, bytes, again);
      if (password != null) {
        house.credentials().setPassword(made.id(), password);
      }
      if (shortTwins) {
        house.accounts().change(made.withShort(true));
      }
      aliases.forEach(alias -> house.accounts().addAlias(made, alias, again));
      terminal.out().println("added " + made.address());
      return 0;
    }
  }

  @Command(name = "passwd", description = "Sets the password, in force at once.")
  static final class Passwd extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    @Mixin Secrets secrets = new Secrets();

    Passwd(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      house.credentials().setPassword(account, secrets.read(terminal));
      terminal.out().println("password set");
      return 0;
    }
  }

  @Command(
      name = "app-password",
      description = "Makes a password for one device or program and shows it once.")
  static final class AppPassword extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "LABEL", description = "The device's name.")
    String label = "";

    @Option(names = "--remove", description = "Take it away instead, in force at once.")
    boolean remove;

    AppPassword(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      if (remove) {
        house.credentials().removeApp(account, label);
        terminal.out().println("removed " + label);
      } else {
        terminal.out().println(house.credentials().addApp(account, label));
      }
      return 0;
    }
  }

  @Command(name = "alias", description = "Adds further addresses, or takes them away.")
  static final class Alias extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "ALIAS")
    List<String> aliases = new ArrayList<>();

    @Option(names = "--remove", description = "Take them away instead.")
    boolean remove;

    @Option(
        names = "--again",
        description = "Even if another account gave the address up in the last 30 days.")
    boolean again;

    Alias(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Account account = house.accounts().known(address);
      for (String alias : aliases) {
        if (remove) {
          house.accounts().removeAlias(account, alias);
        } else {
          house.accounts().addAlias(account, alias, again);
        }
        terminal.out().println((remove ? "removed " : "added ") + alias);
      }
      return 0;
    }
  }

  @Command(name = "quota", description = "Sets the space of an account.")
  static final class Quota extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "SIZE", description = "As 2GiB; 0 for no limit.")
    Bytes size = new Bytes(0);

    Quota(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      house.accounts().change(house.accounts().known(address).withQuota(size.number()));
      terminal.out().println("quota " + Sizes.exact(size.number()));
      return 0;
    }
  }

  @Command(name = "short", description = "Switches the short domain's twins on or off.")
  static final class Short extends InHouse {
    /** What can be typed. */
    enum Way {
      ON,
      OFF
    }

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "on|off")
    Way way = Way.ON;

    Short(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      house.accounts().change(house.accounts().known(address).withShort(way == Way.ON));
      terminal.out().println("short domain " + (way == Way.ON ? "on" : "off"));
      return 0;
    }
  }

  @Command(description = "Lets the user in, or nobody; mail is taken in either case.")
  static final class Switch extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    private final Account.State state;

    Switch(Session session, Account.State state) {
      super(session);
      this.state = state;
    }

    @Override
    int run(House house, Terminal terminal) {
      house.accounts().change(house.accounts().known(address).in(state));
      terminal.out().println(state == Account.State.ACTIVE ? "enabled" : "disabled");
      return 0;
    }
  }

  @Command(name = "remove", description = "Removes an account with all its mail, for good.")
  static final class Remove extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    @Option(names = "--yes", required = true, description = "Needed: there is no way back.")
    boolean yes;

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      Account account = house.accounts().known(address);
      house.accounts().remove(account);
      terminal.out().println("removed " + account.address());
      return 0;
    }
  }
}
