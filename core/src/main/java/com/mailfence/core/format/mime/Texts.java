package com.mailfence.core.format.mime;

import java.util.function.UnaryOperator;

/** Short texts in another form: notes of contacts and events, as bodies of mails are turned. */
public final class Texts {
  private Texts() {}

  /** Plain text as an HTML page that looks like it. */
  public static String asHtml(String plain) {
    return turned(plain, TextToHtml::new);
  }

  /** The words of an HTML page, with the targets of its links. MI11 */
  public static String asPlain(String html) {
    return turned(html, HtmlToText::reading);
  }

  private static String turned(String text, UnaryOperator<CharSink> stage) {
    var out = new StringBuilder(text.length() + 256);
    CharSink first =
        stage.apply(
            new CharSink() {
              @Override
              public void take(char[] chars, int off, int len) {
                out.append(chars, off, len);
              }

              @Override
              public void end() {}
            });
    first.take(text.toCharArray(), 0, text.length());
    first.end();
    return out.toString();
  }
}
