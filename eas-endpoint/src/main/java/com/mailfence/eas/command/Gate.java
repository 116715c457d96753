package com.mailfence.eas.command;

import com.mailfence.eas.device.AccessRules;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing.Access;
import com.mailfence.eas.device.TiedDevice;
import com.mailfence.eas.device.TiedDevice.Nature;
import com.mailfence.eas.request.Verb;
import java.util.Optional;
import java.util.OptionalInt;

/** Whom the desk serves: devices the plan has room for, and which follow the policy. */
final class Gate {
  private final Rooms rooms;
  private final Devices devices;
  private final RecentRules recent;

  Gate(Rooms rooms) {
    this.rooms = rooms;
    this.devices = new Devices(rooms.notes(), rooms.clock());
    this.recent = new RecentRules(rooms);
  }

  /** Lets the device in and puts on record that it was here, or names the status it is told. */
  OptionalInt refuses(Call call) {
    call.request().device().mustBeWellFormed();
    int most = rooms.limit().of(call.account());
    if (most == 0) {
      return OptionalInt.of(Statuses.USER_DISABLED); // SYNC-010
    }
    var nature = new Nature(call.request().device().type(), call.agent(), call.version().text());
    Optional<TiedDevice> device = devices.admit(call.device(), nature, most);
    if (device.isEmpty()) {
      return OptionalInt.of(Statuses.TOO_MANY_DEVICES); // SYNC-009
    }
    return standing(call, device.get());
  }

  /** What was decided about the device, and then what its policy asks. */
  private OptionalInt standing(Call call, TiedDevice device) {
    boolean provisions = call.verb() == Verb.PROVISION;
    if (Wiping.isDue(call, device.standing())) {
      return provisions ? OptionalInt.empty() : OptionalInt.of(Statuses.WIPE); // [MS-ASPROV] R612
    }
    boolean erased = device.standing().mustWipe();
    Access access = AccessRules.decide(device, recent.rules(call.account()));
    if (erased || access == Access.BLOCK) {
      return OptionalInt.of(Statuses.DEVICE_BLOCKED);
    }
    if (access == Access.QUARANTINE && !tells(call)) {
      return OptionalInt.of(Statuses.ACCESS_DENIED);
    }
    int form = recent.policyForm(call.account());
    boolean ruled = rooms.terms().policyRequired() || form != 0;
    return ruled && !provisions ? underPolicy(call, device, form) : OptionalInt.empty();
  }

  /** A device in quarantine may say what it is, so that somebody can decide. */
  private static boolean tells(Call call) {
    return call.verb() == Verb.PROVISION || call.verb() == Verb.SETTINGS;
  }

  /** Whatever version it speaks, so that nobody gets around the policy with an old one. // EA10 */
  private static OptionalInt underPolicy(Call call, TiedDevice device, int form) {
    long confirmed = device.policy().confirmed();
    Long named = call.request().policyKey();
    if (confirmed == 0 || named == null) {
      return OptionalInt.of(Statuses.NOT_PROVISIONED);
    }
    if (named == confirmed && device.policy().form() != form) {
      return OptionalInt.of(Statuses.POLICY_CHANGED); // [MS-ASCMD] R4911
    }
    return named == confirmed
        ? OptionalInt.empty()
        : OptionalInt.of(Statuses.INVALID_POLICY_KEY); // [MS-ASCMD] R4912
  }
}
