package com.mailfence.deploy.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.deploy.admin.Terminal;
import com.mailfence.deploy.rooms.House;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing;
import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.Standing.Wipe;
import com.mailfence.eas.device.TiedDevice;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code gateway device allow|block|quarantine|wipe ...}: what is decided about single devices. */
final class DeviceControl {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit.device");

  private DeviceControl() {}

  static Devices devices(House house) {
    return new Devices(house.keep().notes(), house.clock());
  }

  static DeviceKey known(House house, String address, String id) {
    var key = new DeviceKey(house.accounts().known(address).id(), id);
    if (devices(house).find(key).isEmpty()) {
      throw new Refusal.NotFound("device " + id);
    }
    return key;
  }

  @Command(
      description = {
        "Decides about a device, or with --all about every device the account has now.",
        "usual: as the rules of the domain say. It holds from the device's next request on."
      })
  static final class Decide extends InHouse {
    private final Access access;

    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "ID", arity = "0..1")
    String id = "";

    @Option(names = "--all", description = "Every device, as after a password got known.")
    boolean all;

    Decide(Session session, Access access) {
      super(session);
      this.access = access;
    }

    @Override
    int run(House house, Terminal terminal) {
      AccountId account = house.accounts().known(address).id();
      if (all == !id.isEmpty()) {
        throw new Refusal.Malformed("device", "an ID, or --all");
      }
      List<DeviceKey> keys =
          all
              ? devices(house).all(account).stream().map(TiedDevice::key).toList()
              : List.of(known(house, address, id));
      String word = access.name().toLowerCase(Locale.ROOT);
      for (DeviceKey key : keys) {
        devices(house).change(key, tied -> tied.in(decided(tied)));
        AUDIT.info("{} device {}: administrator decides {}", address, key.id(), word);
        terminal.out().println(key.id() + " " + word);
      }
      return 0;
    }

    /** A device that erased itself and is let in again has nothing to erase any more. */
    private Standing decided(TiedDevice tied) {
      var decided = tied.standing().with(access);
      boolean again = access == Access.ALLOW && decided.wipe() == Wipe.DONE;
      return again ? decided.with(Wipe.NONE) : decided;
    }
  }

  @Command(
      name = "wipe",
      description = {
        "Has a device erase itself at its next request; there is no way back once it did.",
        "--account-only erases only what came from here, on devices that speak 16.1;",
        "others are kept out. Both need --yes."
      })
  static final class WipeDevice extends InHouse {
    @Parameters(index = "0", paramLabel = "ADDRESS")
    String address = "";

    @Parameters(index = "1", paramLabel = "ID")
    String id = "";

    @Option(names = "--account-only")
    boolean accountOnly;

    @Option(names = "--yes", description = "I am sure.")
    boolean sure;

    @Option(names = "--cancel", description = "Not after all, if it is not done yet.")
    boolean cancel;

    WipeDevice(Session session) {
      super(session);
    }

    @Override
    int run(House house, Terminal terminal) {
      DeviceKey key = known(house, address, id);
      if (!cancel && !sure) {
        throw new Refusal.Malformed("wipe", "erases the device for good; repeat with --yes");
      }
      Wipe wish = cancel ? Wipe.NONE : accountOnly ? Wipe.ACCOUNT : Wipe.DEVICE;
      devices(house).change(key, tied -> tied.in(tied.standing().with(wish)));
      AUDIT.info("{} device {}: administrator asks for wipe {}", address, id, wish);
      terminal
          .out()
          .println(cancel ? "cancelled " + id : id + " erases itself at its next request");
      return 0;
    }
  }
}
