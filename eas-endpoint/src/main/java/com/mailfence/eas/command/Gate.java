package com.mailfence.eas.command;

import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.TiedDevice;
import com.mailfence.eas.device.TiedDevice.Nature;
import com.mailfence.eas.request.Verb;
import java.util.Optional;
import java.util.OptionalInt;

/** Whom the desk serves: devices the plan has room for, and which follow the policy. */
final class Gate {
  private final Rooms rooms;
  private final Devices devices;

  Gate(Rooms rooms) {
    this.rooms = rooms;
    this.devices = new Devices(rooms.notes(), rooms.clock());
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
    return rooms.terms().policyRequired() && call.verb() != Verb.PROVISION
        ? underPolicy(call, device.get())
        : OptionalInt.empty();
  }

  /** Whatever version it speaks, so that nobody gets around the policy with an old one. // EA10 */
  private static OptionalInt underPolicy(Call call, TiedDevice device) {
    long confirmed = device.policy().confirmed();
    Long named = call.request().policyKey();
    if (confirmed == 0 || named == null) {
      return OptionalInt.of(Statuses.NOT_PROVISIONED);
    }
    return named == confirmed
        ? OptionalInt.empty()
        : OptionalInt.of(Statuses.INVALID_POLICY_KEY); // [MS-ASCMD] R4912
  }
}
