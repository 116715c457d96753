package com.mailfence.testbed.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails that no standard allows and that arrive every day. */
final class Oddities {
  private Oddities() {}

  static Sample odd(Occasion occasion) {
    return switch (occasion.random().nextInt(6)) {
      case 0 -> withoutSubject(occasion);
      case 1 -> longLine(occasion);
      case 2 -> bareHeader(occasion);
      case 3 -> wrongLabel(occasion);
      case 4 -> unclosed(occasion);
      default -> hiddenReaders(occasion);
    };
  }

  private static Sample withoutSubject(Occasion occasion) {
    Letter letter = Letter.on(occasion).about("");
    String words = letter.words();
    return letter.sample(
        Kind.ODD, letter.header().raw(letter.plain(words).bytes()), words, List.of());
  }

  /** One paragraph in one line of several kilobytes. */
  private static Sample longLine(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    String line = words + (" " + letter.words()).repeat(60);
    Sheet body =
        Sheet.text(
            "text/plain", "utf-8", new Wire.Body("8bit", line.getBytes(StandardCharsets.UTF_8)));
    return letter.sample(Kind.ODD, letter.header().raw(body.bytes()), words, List.of());
  }

  /** Header words in UTF-8 without any encoding, no MIME header at all. */
  private static Sample bareHeader(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    Person sender = letter.sender();
    String words = letter.words();
    Sheet sheet = new Sheet();
    sheet.field("From", '"' + sender.name() + "\" <" + sender.address() + ">");
    sheet.field("Subject", letter.subject()).field("Date", letter.date());
    sheet.line("").raw(words.getBytes(StandardCharsets.UTF_8));
    return letter.sample(Kind.ODD, sheet, words, List.of());
  }

  /** Text in UTF-8 that calls itself western. */
  private static Sample wrongLabel(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    Wire.Body body = new Wire.Body("base64", Wire.base64(words.getBytes(StandardCharsets.UTF_8)));
    Sheet sheet = letter.header().raw(Sheet.text("text/plain", "iso-8859-1", body).bytes());
    return letter.sample(Kind.ODD, sheet, words, List.of());
  }

  /** Parts of which the last is never closed. */
  private static Sample unclosed(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    String boundary = letter.boundary("Open");
    Sheet sheet = letter.header();
    sheet.field("Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"").line("");
    sheet.line("--" + boundary).raw(letter.plain(words + "\r\n").bytes());
    sheet.line("--" + boundary);
    sheet.raw(
        Sheet.file("image/png", "attachment; filename=x.png", Papers.png(8, occasion.random()))
            .bytes());
    return letter.sample(Kind.ODD, sheet, words, List.of("x.png"));
  }

  private static Sample hiddenReaders(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    Person sender = letter.sender();
    String words = letter.words();
    Sheet sheet = new Sheet();
    sheet.field("From", "<" + sender.address() + "> (someone)");
    sheet
        .field("To", "undisclosed-recipients:;")
        .field("Subject", Wire.words(letter.subject(), "utf-8", false));
    sheet.field("Date", letter.date().replace("+0000", "GMT")).raw(letter.plain(words).bytes());
    return letter.sample(Kind.ODD, sheet, words, List.of());
  }
}
