package com.mailfence.persistence;

/** Told how far a long work has come. */
@FunctionalInterface
public interface Progress {
  /** For whoever does not want to know. */
  Progress NONE = (part, done) -> {};

  /**
   * @param part what is being done, as "item" or "contents"
   * @param done how many of that part so far
   */
  void at(String part, long done);
}
