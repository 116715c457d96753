package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.TiedDevice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code gateway device ...}. */
final class DeviceCommand {
  private DeviceCommand() {}

  @Command(
      name = "device",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      description = "Phones and programs tied to an account by ActiveSync: list, limit, remove.")
  static final class Root {}

  static CommandLine line(Session session) {
    return new CommandLine(new Root())
        .addSubcommand(new ListAll(session))
        .addSubcommand(new Limit(session))
        .addSubcommand(new Remove(session));
  }

  private static Devices devices(House house) {
    return new Devices(house.keep().notes(), house.clock());
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
      var table = new Table("ID", "TYPE", "VERSION", "FIRST", "LAST", "AGENT");
      for (TiedDevice device : devices(house).all(account)) {
        table.row(
            device.key().id(),
            device.nature().type(),
            device.nature().version(),
            device.first().toString(),
            device.last().toString(),
            device.nature().agent());
      }
      table.print(terminal.out());
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
        "No mail is changed."
      })
  static final class Remove extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "ID")
    String id = "";

    Remove(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      var key = new DeviceKey(house.accounts().known(address).id(), id);
      if (devices(house).find(key).isEmpty()) {
        throw new Refusal.NotFound("device " + id);
      }
      devices(house).forget(key);
      terminal.out().println("removed " + id);
      return 0;
    }
  }
}
