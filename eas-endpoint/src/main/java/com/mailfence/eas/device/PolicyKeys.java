package com.mailfence.eas.device;

import com.mailfence.eas.device.TiedDevice.Policy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;

/**
 * Keys of policies: 32 bits and never 0, which some phones take for none. They are no secret, since
 * they count only together with the password, and only for the device they lie with. // EA09
 */
public final class PolicyKeys {
  private PolicyKeys() {}

  /** A key this device was not given the last two times. */
  public static long next(DeviceKey device, Policy before, Instant now) {
    for (int round = 0; ; round++) {
      long key = number(device, now.toEpochMilli() + "/" + before + "/" + round);
      if (key != 0 && key != before.handed() && key != before.confirmed()) {
        return key;
      }
    }
  }

  /** A device that only probes is told one key for ever, as nothing is remembered of it. */
  static Policy ofProbe(DeviceKey device) {
    long key = Math.max(1, number(device, "probe"));
    return new Policy(key, key, 0);
  }

  private static long number(DeviceKey device, String salt) {
    String seed = device.account().number() + "/" + device.id() + "/" + salt;
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
