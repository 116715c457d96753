package com.mailfence.core.store;

import org.jspecify.annotations.Nullable;

/** What is done in one commit. It may run more than once, so it must act through its draft only. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T run(Draft draft);
}
