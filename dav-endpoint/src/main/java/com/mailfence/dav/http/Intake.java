package com.mailfence.dav.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Collects a body as it comes in, without a thread: whoever sends a byte every ten seconds costs us
 * the bytes and nothing else.
 */
final class Intake implements ReadListener {
  private static final int FIRST = 2048;
  private static final byte[] NONE = new byte[0];

  private final ServletInputStream in;
  private final int limit;
  private final Budget budget;
  private final Consumer<byte[]> done;
  private final IntConsumer failed;
  private byte[] bytes = new byte[FIRST];
  private int length;
  private long taken;
  private boolean over;

  /**
   * @param limit most bytes taken
   * @param done takes the body, once
   * @param failed takes an HTTP status instead, once; 0 when nobody is left to hear it
   */
  Intake(
      ServletInputStream in, int limit, Budget budget, Consumer<byte[]> done, IntConsumer failed) {
    this.in = in;
    this.limit = limit;
    this.budget = budget;
    this.done = done;
    this.failed = failed;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!over && in.isReady()) {
      if (length == bytes.length && !grow()) {
        return;
      }
      int n = in.read(bytes, length, bytes.length - length);
      if (n < 0) {
        return;
      }
      length += n;
      if (length > limit) {
        fail(413);
        return;
      }
    }
  }

  @Override
  public void onAllDataRead() {
    if (!over) {
      over = true;
      byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
      bytes = NONE; // the container holds on to us while the request waits
      done.accept(whole);
    }
  }

  @Override
  public void onError(Throwable problem) {
    fail(0);
  }

  /** Gives back what was taken of the budget; called when the request is over. */
  void release() {
    budget.giveBack(taken);
    taken = 0;
  }

  private boolean grow() {
    int size = (int) Math.min(bytes.length * 2L, (long) limit + 1);
    if (!budget.take(size - bytes.length)) {
      fail(503);
      return false;
    }
    taken += size - bytes.length;
    bytes = Arrays.copyOf(bytes, size);
    return true;
  }

  private void fail(int status) {
    if (!over) {
      over = true;
      failed.accept(status);
    }
  }
}
