package com.mailfence.core.format.mime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The body of a message as a stream of UTF-8, decoded and turned into the wanted form. */
final class BodyText {
  /** What stands between two parts of a body. */
  static final byte[] GAP = {'\r', '\n'};

  private static final int USUAL_CHUNK = 4096;

  private final Message message;
  private final Form form;

  BodyText(Message message, Form form) {
    this.message = message;
    this.form = form;
  }

  /** All of it; nothing is opened before it is read. */
  InputStream stream(List<Part> parts) {
    return stream(parts, USUAL_CHUNK);
  }

  private InputStream stream(List<Part> parts, int chunk) {
    List<Chain.Opener> pieces = new ArrayList<>();
    for (Part part : parts) {
      if (!pieces.isEmpty()) {
        pieces.add(() -> new java.io.ByteArrayInputStream(GAP));
      }
      pieces.add(() -> open(part, chunk));
    }
    return new Chain(pieces.iterator());
  }

  private InputStream open(Part part, int chunk) throws IOException {
    Charset charset = Charsets.kept(part.sizes().charset());
    Collected out = new Collected();
    CharSink text = converted(part, new Utf8Encoding(out));
    ByteSink bytes = part.header().transfer().decoder(new CharsetDecoding(charset, text));
    return new PushedStream(message.raw(part).open(), bytes, out, chunk);
  }

  private CharSink converted(Part part, CharSink next) {
    if (form.isFormOf(part)) {
      return next;
    }
    return form == Form.HTML
        ? FlowedText.before(new TextToHtml(next), part.type())
        : HtmlToText.reading(next);
  }

  /** The beginning, at most {@code most} bytes, read from no more of the message than needed. */
  Excerpt excerpt(BodyParts body, int most) throws IOException {
    int chunk = (int) Math.min(USUAL_CHUNK, 2L * most + 64);
    try (InputStream in = stream(body.in(form), chunk)) {
      byte[] bytes = in.readNBytes(most == Integer.MAX_VALUE ? most : most + 1);
      int border = Utf8.border(bytes, bytes.length, most);
      boolean cut = border < bytes.length;
      long size = cut ? size(body, bytes.length) : bytes.length;
      return new Excerpt(cut ? java.util.Arrays.copyOf(bytes, border) : bytes, cut, size);
    }
  }

  private long size(BodyParts body, int atLeast) {
    return Math.max(atLeast, body.exactSize(form).orElseGet(() -> body.writtenSize(form)));
  }
}
