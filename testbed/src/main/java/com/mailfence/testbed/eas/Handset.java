package com.mailfence.testbed.eas;

import java.net.URI;

/**
 * A phone and whose it is.
 *
 * @param server scheme, host and port, as {@code https://127.0.0.1:8443}
 * @param login whose mail it fetches
 * @param deviceId what it calls itself, the same in every request
 * @param deviceType what it says it is
 * @param dialect how it writes its requests
 */
public record Handset(
    URI server, Login login, String deviceId, String deviceType, Dialect dialect) {

  /** Name and password; the name in any form that a server may take. */
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * @param version "12.1" to "16.1"
   * @param encodedQuery whether the query is in base64
   */
  public record Dialect(String version, boolean encodedQuery) {
    boolean atLeast(String other) {
      return version.compareTo(other) >= 0;
    }
  }

  /** A phone with a plain query. */
  public static Handset phone(URI server, Login login, String deviceId, String version) {
    return new Handset(server, login, deviceId, "SimPhone", new Dialect(version, false));
  }

  /** The same phone, finding its server elsewhere. */
  public Handset movedTo(URI other) {
    return new Handset(other, login, deviceId, deviceType, dialect);
  }

  public Handset withVersion(String version) {
    return new Handset(
        server, login, deviceId, deviceType, new Dialect(version, dialect.encodedQuery()));
  }

  public Handset withEncodedQuery() {
    return new Handset(server, login, deviceId, deviceType, new Dialect(dialect.version(), true));
  }

  String version() {
    return dialect.version();
  }
}
