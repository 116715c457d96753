package com.mailfence.eas.data;

import com.mailfence.eas.request.Version;
import com.mailfence.eas.wire.Options;
import java.util.Set;

/**
 * Through whose eyes an item is looked at.
 *
 * @param version what the device understands
 * @param options what it wants to see
 * @param drafts whether the folder is the one for drafts
 * @param self whose device it is
 */
public record View(Version version, Options options, boolean drafts, Self self) {
  public View(Version version, Options options, boolean drafts) {
    this(version, options, drafts, Self.NOBODY);
  }

  /**
   * Whose device it is, where that matters.
   *
   * @param address main address; empty where it does not matter
   * @param name as shown to others, may be empty
   * @param addresses all addresses, lower case
   */
  public record Self(String address, String name, Set<String> addresses) {
    public static final Self NOBODY = new Self("", "", Set.of());

    public Self {
      addresses = Set.copyOf(addresses);
    }
  }
}
