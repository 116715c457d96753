package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.command.DeviceControl.Decide;
import com.mailfence.deploy.command.DeviceControl.WipeDevice;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.device.AccessRule;
import com.mailfence.eas.device.AccessRules;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.TiedDevice;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway device ...}. */
final class DeviceCommand {
  private DeviceCommand() {}

  @Command(
      name = "device",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = {
        "Phones and programs tied to an account by ActiveSync: list, limit, remove,",
        "let in or keep out, wipe; rules for sorts of them."
      })
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Limit(session))
        .addSubcommand(new Remove(session))
        .addSubcommand("allow", new Decide(session, Access.ALLOW))
        .addSubcommand("block", new Decide(session, Access.BLOCK))
        .addSubcommand("quarantine", new Decide(session, Access.QUARANTINE))
        .addSubcommand("usual", new Decide(session, Access.BY_RULE))
        .addSubcommand(new WipeDevice(session))
        .addSubcommand(new Assign(session))
        .addSubcommand("rule", DeviceRules.line(session));
  }

  private static Devices devices(House house) {
    return DeviceControl.devices(house);
  }

  @Command(name = "list", description = "Lists the devices of an account.")
  static final class ListAll extends InHouse {
    @Parameters(paramLabel = "ADDRESS")
    String address = "";

    ListAll(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      var table = new Table("ID", "TYPE", "VERSION", "STATE", "FIRST", "LAST", "MODEL", "AGENT");
      String domain = address.substring(address.lastIndexOf('@') + 1);
      List<AccessRule> rules = new AccessRules(house.directory()).of(domain);
      for (TiedDevice device : devices(house).all(account)) {
        table.row(
            device.key().id(),
            device.nature().type(),
            device.nature().version(),
            state(device, rules),
            device.first().toString(),
            device.last().toString(),
            device.information().getOrDefault("Model", ""),
            device.nature().agent());
      }
      table.print(terminal.out());
      return 0;
    }

    private static String state(TiedDevice device, List<AccessRule> rules) {
      return switch (device.standing().wipe()) {
        case DEVICE, ACCOUNT -> "wipe";
        case DONE -> "wiped";
        case NONE -> AccessRules.decide(device, rules).name().toLowerCase(Locale.ROOT);
      };
    }
  }

  @Command(
      name = "policy",
      description = {
        "Puts the devices of an account, a group or a domain under a policy that a provisioning",
        "file has brought; none takes it away. Devices have to confirm it before they go on."
      })
  static final class Assign extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS|DOMAIN")
    String holder = "";

    @Parameters(index = "1", paramLabel = "POLICY|none")
    String policy = "";

    Assign(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      boolean none = policy.equals("none");
      if (!none && house.profiles().policy(policy).isEmpty()) {
        throw new Refusal.NotFound("policy " + policy);
      }
      String name = holder.toLowerCase(Locale.ROOT);
      boolean known =
          name.contains("@")
              ? house.directory().owner(name).isPresent()
              : house.directory().domain(name).isPresent();
      if (!known) {
        throw new Refusal.NotFound(holder);
      }
      house.profiles().assign(name, none ? "" : policy);
      terminal.out().println("policy " + policy);
      return 0;
    }
  }

  @Command(
      name = "limit",
      description = "Sets how many devices an account may have; 0 for none at all.")
  static final class Limit extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "N|usual")
    String most = "";

    Limit(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      if (!most.matches("\\d{1,4}|usual")) {
        throw new Refusal.Malformed("limit", "a number, or: usual");
      }
      int number = most.equals("usual") ? -1 : Integer.parseInt(most);
      house.profiles().setDevices(house.accounts().known(address), number);
      terminal.out().println("limit " + most);
      return 0;
    }
  }

  @Command(
      name = "remove",
      description = {
        "Forgets a device: its place is free at once, and if it asks again it begins anew.",
        "No mail is changed. Devices kept out or being wiped must stay known."
      })
  static final class Remove extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID")
    @Nullable String id;

    @Option(names = "--all", description = "All devices of the account.")
    boolean all;

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      if (all == (id != null)) {
        throw new Refusal.Malformed("device", "an ID, or --all");
      }
      if (id == null) {
        for (TiedDevice device : devices(house).all(account)) {
          boolean gone = !mustBeKnown(device);
          if (gone) {
            devices(house).forget(device.key());
          }
          terminal.out().println((gone ? "removed " : "kept ") + device.key().id());
        }
        return 0;
      }
      TiedDevice device =
          devices(house)
              .find(new DeviceKey(account, id))
              .orElseThrow(() -> new Refusal.NotFound("device " + id));
      if (mustBeKnown(device)) {
        throw new Refusal.Malformed("device", "it is kept out or being wiped, and must be known");
      }
      devices(house).forget(device.key());
      terminal.out().println("removed " + id);
      return 0;
    }

    private static boolean mustBeKnown(TiedDevice device) {
      return device.standing().access() == Access.BLOCK || device.standing().mustWipe();
    }
  }
}
