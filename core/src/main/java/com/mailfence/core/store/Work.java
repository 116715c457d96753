package com.mailfence.core.store;

/** What is done in one commit. It may run more than once, so it must act through its draft only. */
@FunctionalInterface
public interface Work<T> {
  T run(Draft draft);
}
