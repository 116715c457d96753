package com.mailfence.core.format.mime;

/** Marks every line of a text as quoted. RFC 3676 s4.5 */
final class LineMarks implements ByteSink {
  private static final byte[] MARK = {'>', ' '};

  private final ByteSink next;
  private boolean atHead = true;

  LineMarks(ByteSink next) {
    this.next = next;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    int from = off;
    int end = off + len;
    for (int i = off; i < end; i++) {
      if (atHead) {
        next.take(bytes, from, i - from);
        next.take(MARK, 0, bytes[i] == '>' ? 1 : 2);
        from = i;
      }
      atHead = bytes[i] == '\n';
    }
    next.take(bytes, from, end - from);
  }

  @Override
  public void end() {
    next.end();
  }
}
