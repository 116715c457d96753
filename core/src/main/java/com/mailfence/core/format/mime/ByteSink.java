package com.mailfence.core.format.mime;

/**
 * A stage that is handed bytes. Stages are pushed, not pulled, so that the pass over a message and
 * a later reading of one part run through the very same decoders.
 */
interface ByteSink {

  /** Takes {@code len} bytes; the array belongs to the caller again afterwards. */
  void take(byte[] bytes, int off, int len);

  /** Says that no more will come; called once. */
  void end();

  /** A sink that forgets. */
  ByteSink NOWHERE =
      new ByteSink() {
        @Override
        public void take(byte[] bytes, int off, int len) {}

        @Override
        public void end() {}
      };
}
