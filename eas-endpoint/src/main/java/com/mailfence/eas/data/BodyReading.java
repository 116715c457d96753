package com.mailfence.eas.data;

import com.mailfence.core.format.mime.BodyParts;
import com.mailfence.core.format.mime.Excerpt;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Message;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wire.BodyPreference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads as much of a body as is wanted and no more. Short pieces are read at once, so that what
 * cannot be read is known before the answer begins; long ones are opened when they are written, so
 * that an answer of many long mails needs the memory of one.
 */
final class BodyReading {
  /** Bytes that are read at once. */
  static final int SHORT = 16 * 1024;

  /** A cut at this size is none: no mail is as large. */
  private static final long ENDLESS = 1L << 30;

  private final Message message;
  private final BodyParts parts;

  BodyReading(Message message, BodyParts parts) {
    this.message = message;
    this.parts = parts;
  }

  /** The form in which the sender wrote. */
  Form nativeForm() {
    return parts.nativeForm();
  }

  /** At most {@code limit} bytes of the body as text or HTML. */
  Piece text(Form form, long limit) throws IOException {
    Optional<Long> exact = parts.exactSize(form);
    long size = exact.orElseGet(() -> parts.writtenSize(form));
    if (Math.min(limit, size) <= SHORT) {
      return held(message.excerpt(form, (int) Math.min(limit, Integer.MAX_VALUE)));
    }
    mustBeReadable();
    if (limit >= ENDLESS || exact.isPresent() && size <= limit) {
      return new Piece(new Content.StreamedText(() -> message.text(form)), false, size, size);
    }
    var later = new Content.StreamedText(() -> beginning(form, (int) limit));
    if (exact.isPresent()) {
      return new Piece(later, true, size, limit);
    }
    // Only the turning into another form tells where it ends.
    Excerpt measured = message.excerpt(form, (int) limit);
    return new Piece(later, measured.cut(), measured.size(), measured.utf8().length);
  }

  /** At most {@code limit} bytes of the whole source. */
  Piece source(long limit) throws IOException {
    long size = message.content().size();
    long given = Math.min(limit, size);
    boolean cut = given < size;
    if (given == 0) {
      return new Piece(null, cut, size, 0);
    }
    if (given <= SHORT) {
      byte[] bytes = message.content().slice(0, given).bytes();
      var held = new Content.StreamedText(() -> new ByteArrayInputStream(bytes));
      return new Piece(held, cut, size, given);
    }
    mustBeReadable();
    var later = new Content.StreamedText(() -> message.content().slice(0, given).open());
    return new Piece(later, cut, size, given);
  }

  /** Whether a body in this form would have to be cut to the preferred size. */
  boolean cuts(Form form, BodyPreference preference) throws IOException {
    return preference.truncation() < ENDLESS && text(form, preference.truncation()).cut();
  }

  private InputStream beginning(Form form, int limit) throws IOException {
    return new ByteArrayInputStream(message.excerpt(form, limit).utf8());
  }

  private void mustBeReadable() throws IOException {
    message.content().open().close();
  }

  private static Piece held(Excerpt excerpt) {
    byte[] utf8 = excerpt.utf8();
    Content data = utf8.length == 0 ? null : new Content.Slice(utf8, 0, utf8.length, false);
    return new Piece(data, excerpt.cut(), excerpt.size(), utf8.length);
  }
}
