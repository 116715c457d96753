package com.mailfence.core.format.mime;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Turns the bytes of a text part into text when its label may be missing or wrong. ASCII passes at
 * once; at the first byte beyond it a bounded sample is collected and the charset decided for good.
 */
final class TextDecoder implements ByteSink {
  private static final int ESCAPE = 0x1b;
  private static final int SHIFT_OUT = 0x0e;
  private static final int SHIFT_IN = 0x0f;

  private final @Nullable Charset label;
  private final CharSink next;
  private @Nullable ByteSink decoding;
  private @Nullable Charset charset;
  private byte[] sample = new byte[0];
  private int sampled;

  TextDecoder(@Nullable Charset label, CharSink next) {
    this.label = label;
    this.next = next;
    if (label != null && !Charsets.doubtful(label)) {
      charset = label;
      decoding = new CharsetDecoding(label, next);
    }
  }

  /** What the bytes were read as; plain ASCII is read as UTF-8. Asked after {@link #end()}. */
  Charset charset() {
    return charset == null ? StandardCharsets.UTF_8 : charset;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    if (decoding != null && charset != null) {
      decoding.take(bytes, off, len);
      return;
    }
    int ascii = sampled > 0 ? 0 : asciiPrefix(bytes, off, len);
    if (ascii > 0) {
      ascii().take(bytes, off, ascii);
    }
    if (ascii < len) {
      collect(bytes, off + ascii, len - ascii);
    }
  }

  /** Text before the decision; every doubtful label agrees on it. */
  private ByteSink ascii() {
    if (decoding == null) {
      decoding = new CharsetDecoding(StandardCharsets.UTF_8, new Endless(next));
    }
    return decoding;
  }

  private void collect(byte[] bytes, int off, int len) {
    int room = Math.min(len, Charsets.SAMPLE - sampled);
    if (sampled + room > sample.length) {
      sample = Arrays.copyOf(sample, Math.min(Charsets.SAMPLE, 2 * (sampled + room)));
    }
    System.arraycopy(bytes, off, sample, sampled, room);
    sampled += room;
    if (sampled == Charsets.SAMPLE) {
      decide().take(bytes, off + room, len - room);
    }
  }

  private ByteSink decide() {
    boolean inside = decoding != null;
    charset = Charsets.decide(label, inside, ByteBuffer.wrap(sample, 0, sampled));
    ByteSink decided =
        inside ? CharsetDecoding.inside(charset, next) : new CharsetDecoding(charset, next);
    decoding = decided;
    decided.take(sample, 0, sampled);
    sample = new byte[0];
    return decided;
  }

  @Override
  public void end() {
    if (charset != null && decoding != null) {
      decoding.end();
    } else if (sampled > 0) {
      decide().end();
    } else {
      next.end();
    }
  }

  private static int asciiPrefix(byte[] bytes, int off, int len) {
    int i = 0;
    while (i < len && bytes[off + i] >= 0 && !shifts(bytes[off + i])) {
      i++;
    }
    return i;
  }

  /** Whether a byte changes what the following ones mean. RFC 1468, RFC 1557 */
  private static boolean shifts(byte b) {
    return b == ESCAPE || b == SHIFT_OUT || b == SHIFT_IN;
  }

  /** Hands text on but keeps the end to itself. */
  private record Endless(CharSink next) implements CharSink {
    @Override
    public void take(char[] chars, int off, int len) {
      next.take(chars, off, len);
    }

    @Override
    public void end() {}
  }
}
