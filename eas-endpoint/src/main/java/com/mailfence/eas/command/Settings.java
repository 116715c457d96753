package com.mailfence.eas.command;

import com.mailfence.eas.device.Devices;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.SettingsCodec;
import com.mailfence.eas.wire.SettingsCodec.Asked;
import com.mailfence.eas.wire.SettingsCodec.Property;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and sets single settings, each answered for itself and in the order asked. [MS-ASCMD]
 * section 2.2.1.18
 */
final class Settings implements Command {
  private final Rooms rooms;
  private final Devices devices;
  private final OutOfOffice absences;

  Settings(Rooms rooms) {
    this.rooms = rooms;
    this.devices = new Devices(rooms.notes(), rooms.clock());
    this.absences = new OutOfOffice(rooms.mail().absences());
  }

  @Override
  public Reply run(Call call) {
    List<Element> answers = new ArrayList<>();
    for (Asked asked : SettingsCodec.read(call.needDocument())) {
      answers.add(answer(call, asked));
    }
    return Reply.of(SettingsCodec.answer(answers));
  }

  private Element answer(Call call, Asked asked) {
    Property property = asked.property();
    if (property instanceof Property.User) {
      return SettingsCodec.user(addresses(call), call.version());
    } else if (property instanceof Property.OofGet oof) {
      return SettingsCodec.got(asked.name(), absences.got(call, oof.page()));
    }
    return SettingsCodec.status(asked.name(), status(call, property));
  }

  private int status(Call call, Property property) {
    if (property instanceof Property.Information information) {
      devices.change(call.device(), device -> device.telling(information.told()));
      return SettingsCodec.FINE;
    } else if (property instanceof Property.OofSet oof) {
      return absences.set(call, oof.wish());
    } else if (property instanceof Property.Password password) {
      // The policy does not let devices store recovery passwords. [MS-ASCMD] R3660
      return password.tooLong() ? SettingsCodec.INVALID : SettingsCodec.DENIED;
    } else if (property instanceof Property.Rights) {
      return SettingsCodec.NO_RIGHTS_MANAGEMENT;
    }
    return SettingsCodec.MALFORMED;
  }

  private List<String> addresses(Call call) {
    List<String> all = new ArrayList<>();
    all.add(call.account().address());
    all.addAll(rooms.directory().aliases(call.account().id()));
    return all;
  }
}
