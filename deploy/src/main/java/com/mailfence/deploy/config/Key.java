package com.mailfence.deploy.config;

import java.util.Locale;

/**
 * One setting.
 *
 * @param name as in the file: sections and key, with dots
 * @param kind what is written
 * @param fallback what holds if nothing is written
 * @param says what it does, for the administrator
 */
public record Key<T>(String name, Kind<T> kind, String fallback, String says) {
  public Key {
    kind.read(fallback);
  }

  /** The name of the variable of the environment that overrides the file. */
  public String variable() {
    return "GATEWAY_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  public boolean isSecret() {
    return kind.secret();
  }
}
