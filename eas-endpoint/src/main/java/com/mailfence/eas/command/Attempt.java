package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.eas.wbxml.BadWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * One of several things a request asks for, tried for itself: that one is refused must not hurt the
 * others. SYNC-041
 */
sealed interface Attempt<T> {

  /** It worked. */
  record Done<T>(T value) implements Attempt<T> {}

  /** The house said no. */
  record No<T>(Refusal refusal) implements Attempt<T> {}

  /** This part of the request cannot be read. */
  record Unread<T>(BadWire fault) implements Attempt<T> {}

  /** Work that reads or writes bytes. */
  @FunctionalInterface
  interface Handling<T> {
    T get() throws IOException;
  }

  /** The same for work on bytes; that they cannot be read or written passes through. */
  static <T> Attempt<T> handling(Handling<T> work) {
    return of(
        () -> {
          try {
            return work.get();
          } catch (IOException fault) {
            throw new UncheckedIOException(fault);
          }
        });
  }

  /** Tries it; what is neither a refusal nor a fault of the request is a bug and passes through. */
  static <T> Attempt<T> of(Supplier<T> work) {
    try {
      return new Done<>(work.get());
    } catch (Refusal refusal) {
      return new No<>(refusal);
    } catch (BadWire fault) {
      return new Unread<>(fault);
    }
  }
}
