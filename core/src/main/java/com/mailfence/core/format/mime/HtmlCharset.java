package com.mailfence.core.format.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes HTML whose mail header names no charset: the first bytes are searched for the page's own
 * word on it.
 */
final class HtmlCharset implements ByteSink {
  private static final int PRESCAN = 1024; // the HTML standard prescans as much
  private static final String MARK = "charset=";

  private final CharSink next;
  private byte[] prescan = new byte[PRESCAN];
  private int length;
  private @Nullable TextDecoder decoder;

  HtmlCharset(CharSink next) {
    this.next = next;
  }

  @Override
  public void take(byte[] bytes, int off, int len) {
    int kept = decoder == null ? Math.min(len, PRESCAN - length) : 0;
    System.arraycopy(bytes, off, prescan, length, kept);
    length += kept;
    if (kept < len) {
      decoder().take(bytes, off + kept, len - kept);
    }
  }

  @Override
  public void end() {
    decoder().end();
  }

  /** Asked after {@link #end()}. */
  Charset charset() {
    return decoder().charset();
  }

  private TextDecoder decoder() {
    if (decoder == null) {
      byte[] head = Arrays.copyOf(prescan, length);
      decoder = new TextDecoder(named(head), next);
      decoder.take(head, 0, head.length);
      prescan = new byte[0];
      length = 0;
    }
    return decoder;
  }

  private static @Nullable Charset named(byte[] head) {
    String page = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = page.indexOf(MARK);
    if (at < 0) {
      return null;
    }
    at += MARK.length();
    if (at < page.length() && (page.charAt(at) == '"' || page.charAt(at) == '\'')) {
      at++;
    }
    int end = at;
    while (end < page.length() && isNameChar(page.charAt(end))) {
      end++;
    }
    Charset charset = Charsets.named(page.substring(at, end));
    // a page that could say so in ASCII is not written in two-byte units
    return charset != null && charset.name().startsWith("UTF-") ? StandardCharsets.UTF_8 : charset;
  }

  private static boolean isNameChar(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == ':';
  }
}
