package com.mailfence.engine.smtp;

/** The sorts of ports. */
public enum Service {
  /** Mail from the world for our addresses, without login: port 25. */
  INCOMING,
  /** Mail of our users for anybody, after login inside TLS: ports 587 and 465. */
  SUBMISSION,
  /** Mail from a relay of our own, each recipient told apart. RFC 2033 */
  LMTP
}
