package com.mailfence.engine.queue;

/**
 * The server that takes our mail for the world.
 *
 * @param security how TLS is spoken; with TLS the name in its certificate must be {@code host}
 * @param user login there; empty for none
 */
public record SmartHost(String host, int port, Security security, String user, String password) {
  /** How the connection is protected. */
  public enum Security {
    /** In clear: on a trusted network only; no login is sent. */
    NONE,
    /** TLS is demanded after the greeting. RFC 3207 */
    STARTTLS,
    /** TLS from the first byte. RFC 8314 */
    TLS
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
