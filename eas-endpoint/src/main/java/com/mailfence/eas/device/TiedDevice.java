package com.mailfence.eas.device;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A device tied to an account, as the register holds it. SYNC-011
 *
 * @param key whose and which
 * @param first when it first asked
 * @param last when it last asked, to within a few minutes
 * @param nature what it said of itself with its last request
 * @param policy which policy it was handed and confirmed
 * @param standing what an administrator decided about it
 * @param information what it told of itself at its own will, by the names of the protocol
 */
public record TiedDevice(
    DeviceKey key,
    Instant first,
    Instant last,
    Nature nature,
    Policy policy,
    Standing standing,
    Map<String, String> information) {

  public TiedDevice {
    information = Collections.unmodifiableMap(new TreeMap<>(information));
  }

  /**
   * What every request says.
   *
   * @param type as "iPhone"
   * @param agent the User-Agent, may be empty
   * @param version the protocol version it speaks, as text
   */
  public record Nature(String type, String agent, String version) {}

  /**
   * Keys of policies handed to the device; 0 is none. A key is bound to this device of this
   * account, since it lies with it. // EA09
   *
   * @param handed the key handed out and not yet confirmed
   * @param confirmed the key the device works under
   * @param form which settings it was handed last; 0 for none at all
   */
  public record Policy(long handed, long confirmed, int form) {
    static final Policy NONE = new Policy(0, 0, 0);
  }

  public TiedDevice under(Policy newPolicy) {
    return new TiedDevice(key, first, last, nature, newPolicy, standing, information);
  }

  public TiedDevice telling(Map<String, String> newInformation) {
    return new TiedDevice(key, first, last, nature, policy, standing, newInformation);
  }

  public TiedDevice in(Standing newStanding) {
    return new TiedDevice(key, first, last, nature, policy, newStanding, information);
  }

  TiedDevice seen(Instant now, Nature newNature) {
    return new TiedDevice(key, first, now, newNature, policy, standing, information);
  }
}
