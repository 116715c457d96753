package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.device.AccessRule;
import com.mailfence.eas.device.AccessRule.Trait;
import com.mailfence.eas.device.AccessRules;
import com.mailfence.eas.device.Standing.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway device rule ...}: what becomes of sorts of devices in a mail domain. */
final class DeviceRules {
  private DeviceRules() {}

  @Command(
      name = "rule",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = {
        "Rules of a mail domain for sorts of devices: list, add, remove.",
        "The first rule that meets a device speaks; without any it is let in."
      })
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Add(session))
        .addSubcommand(new Remove(session));
  }

  private static String domain(House house, String name) {
    return house
        .directory()
        .domain(name.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new Refusal.NotFound("domain " + name))
        .name();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text, String expected) {
    for (E one : type.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(text)) {
        return one;
      }
    }
    throw new Refusal.Malformed("rule", expected);
  }

  @Command(name = "list", description = "Lists the rules, in the order in which they are asked.")
  static final class ListAll extends InHouse {
    @Parameters(paramLabel = "DOMAIN")
    String domain = "";

    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var table = new Table("NO", "DOES", "WITH", "PATTERN");
      int number = 0;
      for (AccessRule rule : new AccessRules(house.directory()).of(domain(house, domain))) {
        table.row(
            Integer.toString(++number),
            rule.access().name().toLowerCase(Locale.ROOT),
            rule.trait().name().toLowerCase(Locale.ROOT),
            rule.pattern());
      }
      table.print(terminal.out());
      return 0;
    }
  }

  @Command(
      name = "add",
      description = "Adds a rule at the end; * in the pattern stands for anything.")
  static final class Add extends InHouse {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    String domain = "";

    @Parameters(index = "1", paramLabel = "allow|block|quarantine")
    String access = "";

    @Parameters(index = "2", paramLabel = "type|model|agent")
    String trait = "";

    @Parameters(index = "3", paramLabel = "PATTERN")
    String pattern = "";

    Add(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      String name = domain(house, domain);
      var rule =
          new AccessRule(
              word(Access.class, access, "expected allow, block or quarantine"),
              word(Trait.class, trait, "expected type, model or agent"),
              pattern);
      var rules = new AccessRules(house.directory());
      List<AccessRule> all = new ArrayList<>(rules.of(name));
      all.add(rule);
      rules.set(name, all);
      terminal.out().println("rule " + all.size() + " of " + name);
      return 0;
    }
  }

  @Command(name = "remove", description = "Removes a rule by its number in the list.")
  static final class Remove extends InHouse {
    @Parameters(index = "0", paramLabel = "DOMAIN")
    String domain = "";

    @Parameters(index = "1", paramLabel = "NO")
    int number;

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      String name = domain(house, domain);
      var rules = new AccessRules(house.directory());
      List<AccessRule> all = new ArrayList<>(rules.of(name));
      if (number < 1 || number > all.size()) {
        throw new Refusal.NotFound("rule " + number);
      }
      all.remove(number - 1);
      rules.set(name, all);
      terminal.out().println("removed rule " + number);
      return 0;
    }
  }
}
