package com.mailfence.engine.absence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.MessageBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What one audience is told.
 *
 * @param on whether it is told anything
 * @param text at most 32,768 characters
 * @param page whether the text is HTML
 */
public record Words(boolean on, String text, boolean page) {
  private static final int LONGEST = 32_768;

  /** Nothing. */
  public static final Words NONE = new Words(false, "", false);

  public Words {
    if (text.length() > LONGEST) {
      throw new Refusal.TooLarge("absence message", LONGEST);
    }
  }

  public Words turned(boolean newOn) {
    return new Words(newOn, text, page);
  }

  /** The text in a form, whichever it was written in. */
  public String in(Form form) {
    if (page == (form == Form.HTML) || text.isEmpty()) {
      return text;
    }
    var letter = new MessageBuilder(() -> "words");
    try {
      Message whole = Message.of((page ? letter.html(text) : letter.plain(text)).build());
      try (InputStream in = whole.text(form)) {
        return new String(in.readAllBytes(), UTF_8).strip();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
