package com.mailfence.engine.http;

import java.util.function.Consumer;

/** One request of a guest: what is done when its body is there. */
public interface Errand {

  /** Most bytes the body may have, also when unpacked. */
  int limit();

  /**
   * Does it.
   *
   * @param body the whole of it, unpacked; not copied
   * @param out takes the answer, exactly once: at once or later, on any thread
   */
  void run(byte[] body, Consumer<Answer> out);
}
