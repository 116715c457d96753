package com.mailfence.core.share;

/** What may be done with a collection that is lent. */
public enum Access {
  READ,
  WRITE
}
