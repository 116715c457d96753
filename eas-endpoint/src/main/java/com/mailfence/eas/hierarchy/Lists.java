package com.mailfence.eas.hierarchy;

import com.mailfence.core.item.Kind;

/**
 * Which folders besides those of mail, events and contacts a device is shown. // SYNC-005
 *
 * @param tasks whether the house keeps tasks
 * @param notes whether it keeps notes, and the device's version knows them
 */
public record Lists(boolean tasks, boolean notes) {
  public static final Lists NONE = new Lists(false, false);

  /** Whether the device sees collections of this kind; files it never does. */
  public boolean shows(Kind kind) {
    return switch (kind) {
      case MAIL, CALENDAR, CONTACTS -> true;
      case TASKS -> tasks;
      case NOTES -> notes;
      case FILES -> false;
    };
  }

  /**
   * Stands at the end of a state's mark, so that a device that was shown others begins anew. No
   * sign is a hexadecimal digit.
   */
  String sign() {
    return notes ? "n" : tasks ? "t" : "";
  }
}
