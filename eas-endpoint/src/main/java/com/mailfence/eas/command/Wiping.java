package com.mailfence.eas.command;

import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing;
import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.Standing.Wipe;
import com.mailfence.eas.device.TiedDevice;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ProvisionCodec;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a device erase itself, or what came from here, if an administrator or its owner asked for
 * that. Once it says that it did, it stays out until somebody lets it in again. [MS-ASPROV] R653
 */
final class Wiping {
  private static final Logger AUDIT = LoggerFactory.getLogger("audit.device");
  private static final int FAILED = 2;

  private final Devices devices;

  Wiping(Devices devices) {
    this.devices = devices;
  }

  /** Whether the device is to be told; one that cannot erase the account alone never is. */
  static boolean isDue(Call call, Standing standing) {
    boolean account = standing.wipe() == Wipe.ACCOUNT;
    return standing.mustWipe() && (!account || call.version().atLeast(Version.V16_1)); // R6906
  }

  /** What Provision answers to a device that is to erase something; empty for all others. */
  Optional<Reply> asked(Call call, Element root) {
    Optional<TiedDevice> device =
        devices.find(call.device()).filter(found -> isDue(call, found.standing()));
    if (device.isEmpty()) {
      return Optional.empty();
    }
    boolean account = device.get().standing().wipe() == Wipe.ACCOUNT;
    Optional<Boolean> confirmed = ProvisionCodec.wipeConfirmed(root);
    if (confirmed.filter(done -> done).isPresent()) {
      devices.change(call.device(), tied -> tied.in(new Standing(Access.BLOCK, Wipe.DONE)));
      AUDIT.info("{} device {} erased itself", call.account().address(), call.device().id());
      return Optional.of(Statuses.reply(1, call.verb(), call.version())); // [MS-ASPROV] R664
    }
    AUDIT.info(
        "{} device {} is told to erase {}",
        call.account().address(),
        call.device().id(),
        account ? "the account" : "itself");
    int status = confirmed.isPresent() ? FAILED : 1; // [MS-ASPROV] R665, R701
    boolean policies = Quirks.WIPE_WITH_POLICIES.isOf(call);
    return Optional.of(Reply.of(ProvisionCodec.wipe(status, account, policies)));
  }
}
