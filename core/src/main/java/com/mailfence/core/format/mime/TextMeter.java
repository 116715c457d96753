package com.mailfence.core.format.mime;

import org.jspecify.annotations.Nullable;

/** Counts the UTF-8 size of a text and shows its beginning to a preview. */
final class TextMeter implements CharSink {
  /** Chars of markup after which we no longer hope for the first words of a text. */
  private static final int MOST_MARKUP = 256 * 1024;

  private final @Nullable CharSink towardsPreview;
  private final @Nullable Preview preview;
  private long size;
  private long shown;

  private TextMeter(@Nullable Preview preview, @Nullable CharSink towardsPreview) {
    this.preview = preview;
    this.towardsPreview = towardsPreview;
  }

  static TextMeter counting() {
    return new TextMeter(null, null);
  }

  static TextMeter previewing(boolean html) {
    Preview preview = new Preview();
    return new TextMeter(preview, html ? HtmlToText.words(preview) : preview);
  }

  /** The bytes of the text in UTF-8. */
  long size() {
    return size;
  }

  /** The beginning of the text, or nothing if it was not asked for. */
  String preview() {
    return preview == null ? "" : preview.toString();
  }

  @Override
  public void take(char[] chars, int off, int len) {
    size += Utf8.size(chars, off, len);
    if (preview != null && towardsPreview != null && !preview.full() && shown < MOST_MARKUP) {
      shown += len;
      towardsPreview.take(chars, off, len);
    }
  }

  @Override
  public void end() {
    if (towardsPreview != null) {
      towardsPreview.end();
    }
  }
}
