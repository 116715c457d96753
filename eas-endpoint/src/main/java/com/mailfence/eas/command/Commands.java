package com.mailfence.eas.command;

import com.mailfence.eas.request.Verb;
import java.util.EnumMap;
import java.util.Map;

/** Which commands there are. A verb without a command is answered as unknown. */
final class Commands {
  private Commands() {}

  static Map<Verb, Command> all(Rooms rooms) {
    Map<Verb, Command> all = new EnumMap<>(Verb.class);
    return all;
  }
}
