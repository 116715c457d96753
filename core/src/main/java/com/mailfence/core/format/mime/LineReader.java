package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a stream line by line without copying: a line ends with LF, a CR before it belongs to the
 * end, a CR elsewhere is a byte like any other. The bytes of the body at hand go on to a sink in
 * long runs; the end of the last line is held back, because it belongs to a delimiter if one
 * follows. RFC 2046 s5.1.1
 */
final class LineReader {
  private static final int SMALLEST = 512;
  private static final int LARGEST = 32 * 1024;

  private final InputStream in;
  private final byte[] buffer;
  private int limit;
  private boolean drained;
  private long base;

  private int start;
  private int next;
  private int lineEnd;
  private int endBefore;
  private boolean atHead = true;
  private long lines;

  private @Nullable ByteSink sink;
  private int run;

  LineReader(InputStream in, long size) {
    this.in = in;
    this.buffer = new byte[(int) Math.max(SMALLEST, Math.min(size + 1, LARGEST))];
  }

  /** Goes to the next line, or the next piece of one too long to hold; false at the end. */
  boolean advance() throws IOException {
    atHead = base + next == 0 || lineEnd > 0;
    lines += lineEnd > 0 ? 1 : 0;
    endBefore = lineEnd;
    start = next;
    int scanned = start;
    while (true) {
      int lf = find(scanned);
      if (lf >= 0) {
        next = lf + 1;
        lineEnd = lf > start && buffer[lf - 1] == '\r' ? 2 : 1;
        return true;
      }
      int pending = limit - start;
      if (drained || limit == buffer.length && !compact()) {
        return piece();
      }
      scanned = start + pending;
      fill();
    }
  }

  private int find(int from) {
    for (int i = from; i < limit; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** The rest of the stream, or a piece of a long line; a CR at its end waits for its LF. */
  private boolean piece() {
    boolean waits = !drained && buffer[limit - 1] == '\r';
    next = waits ? limit - 1 : limit;
    lineEnd = 0;
    return next > start;
  }

  private void fill() throws IOException {
    int n = in.read(buffer, limit, buffer.length - limit);
    drained = n < 0;
    limit += Math.max(n, 0);
  }

  /** Makes room by handing on what is done with; false if there is nothing to hand on. */
  private boolean compact() {
    int keep = start - endBefore;
    if (keep == 0) {
      return false;
    }
    handOn(keep);
    System.arraycopy(buffer, keep, buffer, 0, limit - keep);
    base += keep;
    start -= keep;
    limit -= keep;
    run = Math.max(run - keep, 0);
    return true;
  }

  private void handOn(int to) {
    if (sink != null && to > run) {
      sink.take(buffer, run, to - run);
      run = to;
    }
  }

  /** From this line on, or from the next, bytes go to {@code target}. */
  void startRun(ByteSink target, boolean withThisLine) {
    sink = target;
    run = withThisLine ? start : next;
  }

  /** Ends the run before this line and the line end before it. */
  void endRun() {
    handOn(start - endBefore);
    forgetRun();
  }

  /** Ends the run with the stream. */
  void endLastRun() {
    handOn(next);
    forgetRun();
  }

  void forgetRun() {
    sink = null;
  }

  /** Whether this is the beginning of a line and not a later piece of it. */
  boolean atHead() {
    return atHead;
  }

  boolean isEmpty() {
    return lineEnd > 0 && next - start == lineEnd && atHead;
  }

  boolean startsWith(char c) {
    return next > start && buffer[start] == c;
  }

  boolean startsWithDashes() {
    return atHead && next - start > 2 && buffer[start] == '-' && buffer[start + 1] == '-';
  }

  boolean isField() {
    return Headers.colon(buffer, start, next) > 0;
  }

  /** Whether this is a separator line of a mailbox file. RFC 4155 */
  boolean isFromLine() {
    int at = startsWith('>') ? start + 1 : start;
    return next - at > 5
        && buffer[at] == 'F'
        && buffer[at + 1] == 'r'
        && buffer[at + 2] == 'o'
        && buffer[at + 3] == 'm'
        && buffer[at + 4] == ' ';
  }

  void copyTo(HeaderBlock block) {
    block.add(buffer, start, next - start);
  }

  Delimiter.Match match(Delimiter delimiter) {
    boolean whole = lineEnd > 0 || drained;
    return whole ? delimiter.match(buffer, start, next - lineEnd) : Delimiter.Match.NONE;
  }

  /** The offset of this line in the stream. */
  long offset() {
    return base + start;
  }

  /** The offset behind this line. */
  long nextOffset() {
    return base + next;
  }

  /** The offset of the line end before this line. */
  long offsetBefore() {
    return base + start - endBefore;
  }

  /** Line ends seen before this line. */
  long lines() {
    return lines;
  }

  /** The same without the line end right before this line. */
  long linesBefore() {
    return lines - (endBefore > 0 ? 1 : 0);
  }

  /** Line ends up to and with this line. */
  long linesWithThis() {
    return lines + (lineEnd > 0 ? 1 : 0);
  }
}
