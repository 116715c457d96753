package com.mailfence.core.format.vcard;

import java.util.Optional;

/** Versions of the format. 2.1 is read and not written. */
public enum Version {
  V2_1("2.1"),
  V3_0("3.0"),
  V4_0("4.0");

  private final String word;

  Version(String word) {
    this.word = word;
  }

  /** As a card and a media type say it. */
  public String word() {
    return word;
  }

  /** The version of this word; empty if there is none. */
  public static Optional<Version> of(String word) {
    for (Version version : values()) {
      if (version.word.equals(word.strip())) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
