package com.mailfence.eas.request;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;

/**
 * The device that asks, as it calls itself. Both names are what the client sent, and may be
 * anything, until {@link #mustBeWellFormed} has passed.
 *
 * @param id the device's id, as text; empty if it sent none
 * @param type its type, "iPhone"; empty if it sent none
 */
public record Device(String id, String type) {
  /** Twice what [MS-ASHTTP] R98 allows, for clients that send a UUID with its hyphens. */
  private static final int LONGEST = 64;

  /**
   * @throws BadWire with {@link Fault#DEVICE_ID} or {@link Fault#DEVICE_TYPE}; [MS-ASCMD] R4828,
   *     R4830. A recipient must know the version to answer it, so it is not thrown while parsing.
   */
  public void mustBeWellFormed() {
    if (id.isEmpty() || id.length() > LONGEST || !id.chars().allMatch(Device::isIdPart)) {
      throw new BadWire(Fault.DEVICE_ID, "missing or malformed", "DeviceId");
    }
    if (type.isBlank() || type.length() > LONGEST || !type.chars().allMatch(Device::isPrintable)) {
      throw new BadWire(Fault.DEVICE_TYPE, "missing or malformed", "DeviceType");
    }
  }

  // [MS-ASHTTP] R98, R102
  // differs from [MS-ASHTTP] R98: hyphen, underscore and dot are harmless and have been seen.
  private static boolean isIdPart(int c) {
    return c >= '0' && c <= '9'
        || c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || "-_.".indexOf(c) >= 0;
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7F;
  }
}
