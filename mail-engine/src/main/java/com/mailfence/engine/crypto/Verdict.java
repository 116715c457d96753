package com.mailfence.engine.crypto;

/** What may be said of a certificate. */
public enum Verdict {
  TRUSTED,
  /** It is no certificate at all. */
  UNREADABLE,
  /** It was not signed by the one it names as its issuer. */
  FORGED,
  /** Its chain ends with somebody we do not know. */
  UNKNOWN_ISSUER,
  /** It is not made for signing mail. */
  NOT_FOR_MAIL,
  /** Its time has not come yet, or is over. */
  EXPIRED,
  /** The time of one of those above it has not come yet, or is over. */
  ISSUER_EXPIRED,
  /** One of those above it may not issue certificates. */
  NO_AUTHORITY,
  /** It may have been revoked: nobody is asked for that over the network. */
  REVOCATION_UNKNOWN
}
