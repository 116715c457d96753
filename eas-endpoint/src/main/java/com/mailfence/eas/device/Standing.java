package com.mailfence.eas.device;

/**
 * What an administrator decided about one device.
 *
 * @param access whether it is let in
 * @param wipe what it is asked to erase
 */
public record Standing(Access access, Wipe wipe) {
  /** Nothing was decided: rules speak. */
  public static final Standing USUAL = new Standing(Access.BY_RULE, Wipe.NONE);

  /** Whether a device is let in. */
  public enum Access {
    /** As the rules of its mail domain say, and without any it is. */
    BY_RULE,
    ALLOW,
    BLOCK,
    /** It waits for somebody to decide. */
    QUARANTINE
  }

  /** What a device is asked to erase. */
  public enum Wipe {
    NONE,
    /** All that is on it. */
    DEVICE,
    /** All that came from here; from 16.1. */
    ACCOUNT,
    /** It says that it did. */
    DONE
  }

  public Standing with(Access newAccess) {
    return new Standing(newAccess, wipe);
  }

  public Standing with(Wipe newWipe) {
    return new Standing(access, newWipe);
  }

  /** Whether it still has to erase something. */
  public boolean mustWipe() {
    return wipe == Wipe.DEVICE || wipe == Wipe.ACCOUNT;
  }
}
