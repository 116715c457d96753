package com.mailfence.core.item;

/** The groups of marks that change apart from each other; a reader is told which of them moved. */
public enum Mark {
  READ,
  FLAG,
  TAGS,
  ANSWER
}
