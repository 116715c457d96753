package com.mailfence.core.format.mime;

/** The beginning of a text with all white space folded, for lists and notifications. */
final class Preview implements CharSink {
  /** The length that is kept, in chars. */
  static final int LENGTH = 512;

  private final StringBuilder text = new StringBuilder();
  private boolean blank;

  /** Whether nothing more can change it. */
  boolean full() {
    return text.length() >= LENGTH;
  }

  @Override
  public void take(char[] chars, int off, int len) {
    for (int i = off; i < off + len && !full(); i++) {
      take(chars[i]);
    }
  }

  private void take(char c) {
    if (c <= ' ' || c >= '\u0080' && isBlank(c)) {
      blank = true;
    } else if (c < '\u0080' || !isFiller(c)) {
      if (blank && text.length() > 0) {
        text.append(' ');
      }
      blank = false;
      text.append(c);
    }
  }

  private static boolean isBlank(char c) {
    return Character.isSpaceChar(c) || c < '\u00a0';
  }

  /** Invisible marks with which newsletters pad their first line. */
  private static boolean isFiller(char c) {
    return c == '\u200b' || c == '\u034f' || c == '\u00ad' || c == '\ufeff';
  }

  @Override
  public void end() {}

  /** At most {@link #LENGTH} chars; never half a surrogate pair. */
  @Override
  public String toString() {
    int end = Math.min(text.length(), LENGTH);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end).strip();
  }
}
