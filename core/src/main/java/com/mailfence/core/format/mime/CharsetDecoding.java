package com.mailfence.core.format.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Turns bytes of a known charset into text that any XML and any terminated string can carry:
 * undecodable bytes become U+FFFD, controls other than tab and line ends become blanks, a leading
 * byte order mark goes. EA02
 */
final class CharsetDecoding implements ByteSink {
  private static final int CHUNK = 1024;

  /** The most bytes that a decoder may leave over for the next call. */
  private static final int MOST_LEFT = 64;

  private final CharSink next;
  private final CharsetDecoder decoder;
  private final CharBuffer out = CharBuffer.allocate(CHUNK);
  private final ByteBuffer left = ByteBuffer.allocate(MOST_LEFT);
  private boolean begun;

  CharsetDecoding(Charset charset, CharSink next) {
    this.next = next;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
  }

  /** The same for bytes that stand in the middle of a text, where no byte order mark is. */
  static CharsetDecoding inside(Charset charset, CharSink next) {
    CharsetDecoding decoding = new CharsetDecoding(charset, next);
    decoding.begun = true;
    return decoding;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    ByteBuffer in = ByteBuffer.wrap(bytes, off, len);
    while (left.position() > 0 && in.hasRemaining()) {
      left.put(in.get());
      left.flip();
      decode(left, false);
      left.compact();
      if (!left.hasRemaining()) {
        left.clear(); // no charset of ours has such a long character: give it up
      }
    }
    decode(in, false);
    if (in.remaining() < MOST_LEFT) {
      left.put(in);
    }
  }

  private void decode(ByteBuffer in, boolean last) {
    CoderResult result;
    do {
      result = decoder.decode(in, out, last);
      pass();
    } while (result.isOverflow());
  }

  @Override
  public void end() {
    left.flip();
    decode(left, true);
    CoderResult result;
    do {
      result = decoder.flush(out);
      pass();
    } while (result.isOverflow());
    next.end();
  }

  private void pass() {
    char[] chars = out.array();
    int length = out.position();
    int from = !begun && length > 0 && chars[0] == '\uFEFF' ? 1 : 0;
    begun |= length > 0;
    clean(chars, from, length);
    if (length > from) {
      next.take(chars, from, length - from);
    }
    out.clear();
  }

  private static void clean(char[] chars, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = chars[i];
      if (c < ' ') {
        chars[i] = c == '\n' || c == '\r' || c == '\t' ? c : ' ';
      } else if (c >= '\uD800') {
        i += high(chars, i, to);
      }
    }
  }

  /** Mends the char at {@code i} if it may not stand; the answer is how many more it covers. */
  private static int high(char[] chars, int i, int to) {
    char c = chars[i];
    if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(chars[i + 1])) {
      return 1;
    }
    if (Character.isSurrogate(c) || c >= '\uFFFE') {
      chars[i] = '\uFFFD';
    }
    return 0;
  }
}
