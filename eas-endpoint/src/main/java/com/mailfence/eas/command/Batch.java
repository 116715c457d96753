package com.mailfence.eas.command;

import com.mailfence.core.change.Cursor;
import com.mailfence.eas.wbxml.Element;
import java.util.List;

/**
 * What a device is told of a collection in one answer.
 *
 * @param commands what it is told
 * @param next what it holds once it took them
 * @param more whether there is more to tell
 * @param changes how many changes were spent on it, told or not
 * @param bytes of text in it, about
 */
record Batch(List<Element> commands, Cursor next, boolean more, int changes, long bytes) {
  Batch {
    commands = List.copyOf(commands);
  }

  static Batch nothing(Cursor cursor, boolean more) {
    return new Batch(List.of(), cursor, more, 0, 0);
  }

  /** Whether the device has to hear of it. */
  boolean isNews() {
    return more || !commands.isEmpty();
  }
}
