package com.mailfence.eas.wbxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes one WBXML document as it goes, holding no more of it than a buffer of 8 kB: bodies and
 * attachments pass through. Text always comes out legal in XML. Not for use by two threads.
 *
 * <p>Everything throws {@link IOException} when the output does, and {@link IllegalStateException}
 * when starts and ends do not match.
 */
public final class WbxmlWriter {
  private static final byte[] HEADER = {0x03, 0x01, 0x6A, 0x00}; // [MS-ASWBXML] section 2.1.3
  private static final int SWITCH_PAGE = 0x00;
  private static final int END = 0x01;
  private static final int STR_I = 0x03;
  private static final int OPAQUE = 0xC3;
  private static final int HAS_CONTENT = 0x40;

  private final WireBuffer out;
  private final char[] some = new char[WireBuffer.SIZE / 4];
  private int depth;
  private int page;
  private boolean begun;

  /** Started, but not yet written, as its first byte depends on whether something follows. */
  private @Nullable Tag pending;

  public WbxmlWriter(OutputStream out) {
    this.out = new WireBuffer(out);
  }

  /** Writes a whole document: header, root and all below it, and flushes. */
  public static void write(Element root, OutputStream out) throws IOException {
    WbxmlWriter writer = new WbxmlWriter(out);
    writer.element(root);
    writer.finish();
  }

  public WbxmlWriter start(String namespace, String name) throws IOException {
    return start(Tag.of(namespace, name));
  }

  public WbxmlWriter start(Tag tag) throws IOException {
    if (begun && depth == 0) {
      throw new IllegalStateException("a second root: " + tag);
    }
    settle();
    if (!begun) {
      out.put(HEADER, 0, HEADER.length);
      begun = true;
    }
    pending = tag;
    depth++;
    return this;
  }

  /** Ends the element that was started last. */
  public WbxmlWriter end() throws IOException {
    if (depth == 0) {
      throw new IllegalStateException("an end without a start");
    }
    depth--;
    if (pending == null) {
      out.put(END);
    } else {
      tag(pending, 0);
      pending = null;
    }
    return this;
  }

  /** An inline string. Without its illegal characters; an empty one writes nothing. */
  public WbxmlWriter text(String value) throws IOException {
    if (!value.isEmpty()) {
      insideElement();
      out.put(STR_I);
      for (int from = 0; from < value.length(); from += some.length) {
        int to = Math.min(value.length(), from + some.length);
        value.getChars(from, to, some, 0);
        out.characters(some, to - from);
      }
      endOfString();
    }
    return this;
  }

  /** An inline string from a stream of UTF-8, passing through; closes the stream. */
  public WbxmlWriter text(InputStream utf8) throws IOException {
    insideElement();
    out.put(STR_I);
    try (Reader reader = new InputStreamReader(utf8, StandardCharsets.UTF_8)) {
      for (int n = reader.read(some); n >= 0; n = reader.read(some)) {
        out.characters(some, n);
      }
    }
    endOfString();
    return this;
  }

  /** Opaque bytes. */
  public WbxmlWriter opaque(byte[] array, int offset, int length) throws IOException {
    insideElement();
    out.put(OPAQUE);
    out.multiByte(length);
    out.put(array, offset, length);
    return this;
  }

  /**
   * Opaque bytes from a stream, passing through; closes the stream.
   *
   * @throws IOException also if the stream yields fewer or more than {@code length} bytes; the
   *     document is then worth nothing
   */
  public WbxmlWriter opaque(long length, InputStream in) throws IOException {
    insideElement();
    out.put(OPAQUE);
    out.multiByte(length);
    try (in) {
      out.put(length, in);
    }
    return this;
  }

  public WbxmlWriter content(Content content) throws IOException {
    if (content instanceof Content.Text text) {
      return text(text.value());
    } else if (content instanceof Content.StreamedOpaque streamed) {
      return opaque(streamed.length(), streamed.open());
    } else if (content instanceof Content.Slice slice && slice.opaque()) {
      return opaque(slice.array(), slice.offset(), slice.length());
    }
    return text(content.open());
  }

  /** An element with all below it; streamed contents are opened when their turn comes. */
  public WbxmlWriter element(Element element) throws IOException {
    start(element.tag());
    Content value = element.value();
    if (value != null) {
      content(value);
    }
    for (Element child : element.children()) {
      element(child);
    }
    return end();
  }

  /** Writes out what is still held, and flushes the output; does not close it. */
  public void finish() throws IOException {
    if (!begun || depth > 0) {
      throw new IllegalStateException("document is not complete");
    }
    out.flush();
  }

  private void endOfString() throws IOException {
    out.endOfText();
    out.put(0);
  }

  private void insideElement() throws IOException {
    if (depth == 0) {
      throw new IllegalStateException("a value outside of elements");
    }
    settle();
  }

  private void settle() throws IOException {
    if (pending != null) {
      tag(pending, HAS_CONTENT);
      pending = null;
    }
  }

  private void tag(Tag tag, int flag) throws IOException {
    if (tag.page() != page) {
      page = tag.page();
      out.put(SWITCH_PAGE);
      out.put(page);
    }
    out.put(tag.token() | flag);
  }
}
