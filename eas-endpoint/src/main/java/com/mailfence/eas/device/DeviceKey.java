package com.mailfence.eas.device;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.NoteKey;

/**
 * Names a device: its id is bound to the account, as two accounts on one phone share it.
 *
 * @param id what the device calls itself, at most 64 characters
 */
public record DeviceKey(AccountId account, String id) {
  static final String PREFIX = "eas/";

  /** The client under which everything about this device is noted. */
  public String client() {
    return PREFIX + id;
  }

  /** The note of a topic, as "items/17". */
  public NoteKey note(String topic) {
    return new NoteKey(account, client(), topic);
  }

  /** Android asks with this id before its account is made: that must leave nothing behind. */
  public boolean probes() {
    return id.equalsIgnoreCase("validate");
  }
}
