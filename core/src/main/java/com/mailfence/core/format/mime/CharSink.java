package com.mailfence.core.format.mime;

/** A stage that is handed text. A surrogate pair is never split between two calls. */
interface CharSink {

  /** Takes {@code len} chars; the array belongs to the caller again afterwards. */
  void take(char[] chars, int off, int len);

  /** Says that no more will come; called once. */
  void end();
}
