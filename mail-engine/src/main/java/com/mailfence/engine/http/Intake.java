package com.mailfence.engine.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
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
   * @param failed takes an HTTP status instead, once; 408 and 400 when the rest will not come
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
    fail(tookTooLong(problem) ? 408 : 400); // a yes would be believed: silence is one
  }

  private static boolean tookTooLong(Throwable problem) {
    return problem instanceof TimeoutException
        || problem.getCause() instanceof TimeoutException; // RFC 9110 s15.5.9
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
