package com.mailfence.eas.command;

import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.DevicePolicy;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.PolicyKeys;
import com.mailfence.eas.device.TiedDevice.Policy;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ProvisionCodec;
import com.mailfence.eas.wire.ProvisionCodec.Request;
import java.util.Map;
import java.util.Optional;

/**
 * Hands out the policy in two phases: first its text with a key that is good for confirming it
 * only, then the key the device works under. Unless somebody set a policy, it asks nothing of the
 * device. A device that has to erase something is told so first. [MS-ASPROV] section 3.2.5.1 //
 * SYNC-015
 */
final class Provision implements Command {
  private static final int PROTOCOL_ERROR = 2;
  private static final int UNKNOWN_TYPE = 3;
  private static final int WRONG_KEY = 5;

  private static final int IN_PART = 2;
  private static final int NOT_AT_ALL = 3;
  private static final int RULED_BY_OTHERS = 4;

  private static final int PARTLY_PROVISIONABLE = 139;
  private static final int LEGACY_DEVICE = 141;
  private static final int EXTERNALLY_MANAGED = 145;

  private final Rooms rooms;
  private final Devices devices;
  private final Wiping wiping;

  Provision(Rooms rooms) {
    this.rooms = rooms;
    this.devices = new Devices(rooms.notes(), rooms.clock());
    this.wiping = new Wiping(devices);
  }

  @Override
  public Reply run(Call call) {
    Element root = call.needDocument();
    Optional<Reply> wipe = wiping.asked(call, root);
    if (wipe.isPresent()) {
      return wipe.get();
    }
    Request request = ProvisionCodec.read(root);
    if (request instanceof Request.Asks asks) {
      return hand(call, asks);
    }
    if (request instanceof Request.Confirms confirms) {
      return confirm(call, confirms);
    }
    return status(call, ((Request.WasWiped) request).done() ? 1 : PROTOCOL_ERROR);
  }

  private Reply hand(Call call, Request.Asks asks) {
    Map<String, String> told = asks.told();
    boolean mustTell = call.version().atLeast(Version.V14_1);
    if (mustTell && told == null) {
      return status(call, Statuses.DEVICE_INFORMATION); // [MS-ASCMD] R4954
    }
    if (!asks.type().equals(ProvisionCodec.TYPE)) {
      return Reply.of(ProvisionCodec.refused(asks.type(), UNKNOWN_TYPE)); // [MS-ASPROV] R380
    }
    DeviceKey device = call.device();
    Policy before = devices.policy(device);
    Map<String, String> settings = rooms.policy().of(call.account());
    int form = DevicePolicy.form(settings);
    long key = device.probes() ? before.handed() : nextKey(call, before);
    devices.change(
        device,
        tied -> {
          var known = told == null ? tied : tied.telling(told);
          return known.under(new Policy(key, before.confirmed(), form));
        });
    return Reply.of(ProvisionCodec.handed(key, settings, mustTell));
  }

  private Reply confirm(Call call, Request.Confirms confirms) {
    boolean strict = rooms.terms().policyRequired() || !rooms.policy().of(call.account()).isEmpty();
    if (confirms.key() == null) {
      return status(call, LEGACY_DEVICE); // [MS-ASPROV] R458
    }
    if (!confirms.type().equals(ProvisionCodec.TYPE)) {
      return Reply.of(ProvisionCodec.refused(confirms.type(), UNKNOWN_TYPE));
    }
    Policy before = devices.policy(call.device());
    if (before.handed() == 0 || !confirms.key().equals(Long.toString(before.handed()))) {
      return Reply.of(ProvisionCodec.refused(confirms.type(), WRONG_KEY)); // [MS-ASPROV] R657
    }
    if (strict && confirms.compliance() != 1) {
      return status(call, refusal(confirms.compliance())); // [MS-ASPROV] R697
    }
    if (call.device().probes()) {
      return Reply.of(ProvisionCodec.confirmed(before.confirmed()));
    }
    long key = nextKey(call, before);
    // The temporary key stays good for its confirmation, whose answer may be lost.
    devices.change(
        call.device(), tied -> tied.under(new Policy(before.handed(), key, before.form())));
    return Reply.of(ProvisionCodec.confirmed(key));
  }

  private static int refusal(int compliance) {
    return switch (compliance) {
      case IN_PART -> PARTLY_PROVISIONABLE; // [MS-ASPROV] R1046
      case RULED_BY_OTHERS -> EXTERNALLY_MANAGED; // [MS-ASPROV] R461
      case NOT_AT_ALL -> PARTLY_PROVISIONABLE;
      default -> PROTOCOL_ERROR;
    };
  }

  private long nextKey(Call call, Policy before) {
    return PolicyKeys.next(call.device(), before, rooms.clock().instant());
  }

  private static Reply status(Call call, int status) {
    return Statuses.reply(status, call.verb(), call.version());
  }
}
