package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;

/** Writes text as UTF-8. */
record Utf8Encoding(ByteSink next) implements CharSink {

  @Override
  public void take(char[] chars, int off, int len) {
    byte[] bytes = new String(chars, off, len).getBytes(StandardCharsets.UTF_8);
    next.take(bytes, 0, bytes.length);
  }

  @Override
  public void end() {
    next.end();
  }
}
