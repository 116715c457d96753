package com.mailfence.engine.absence;

/** To whom a user may say different things. [MS-ASCMD] R3513 to R3516 */
public enum Audience {
  /** Those of the user's own mail domain. */
  INTERNAL,
  /** Others whom the user has written to before. */
  KNOWN,
  UNKNOWN
}
