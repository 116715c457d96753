package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.eas.wbxml.BadWire;
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
