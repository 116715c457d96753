package com.mailfence.persistence.blob;

import java.util.Set;

/** Who still refers to stored bytes. */
@FunctionalInterface
public interface References {
  /** Those of the digests, at most 1,000, that something in the house refers to. */
  Set<String> among(Set<String> digests);
}
