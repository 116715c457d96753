package com.mailfence.testbed.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Mails that people write to each other. */
final class Letters {
  private Letters() {}

  static Sample note(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    Sheet sheet =
        letter.header().raw(letter.plain(words + "\r\n\r\n-- \r\n" + letter.words()).bytes());
    return letter.sample(Kind.NOTE, sheet, words, List.of());
  }

  static Sample page(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    String page = page("<p>" + words + "</p><p style=\"color: #333\">" + letter.words() + "</p>");
    List<Sheet> forms = List.of(letter.plain(words + "\r\n"), letter.html(page));
    Sheet sheet = letter.header();
    sheet.raw(Sheet.multipart("alternative", letter.boundary("Alt"), forms).bytes());
    return letter.sample(Kind.PAGE, sheet, words, List.of());
  }

  static String page(String body) {
    return "<html><head><style>body { font-family: sans-serif }\r\np > b { color: red }</style></head>\r\n"
        + "<body>"
        + body
        + "</body></html>\r\n";
  }

  static Sample pictures(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    String id = "picture." + occasion.number() + "@example.org";
    Sheet page = letter.html(page("<p>" + words + "</p><img src=\"cid:" + id + "\" alt=\"\">"));
    Sheet picture =
        new Sheet()
            .field("Content-ID", "<" + id + ">")
            .raw(
                Sheet.file(
                        "image/png; name=\"logo.png\"",
                        "inline; filename=\"logo.png\"",
                        Papers.png(24, occasion.random()))
                    .bytes());
    Sheet related = Sheet.multipart("related", letter.boundary("Rel"), List.of(page, picture));
    List<Sheet> forms = List.of(letter.plain(words + "\r\n"), related);
    Sheet sheet = letter.header();
    sheet.raw(Sheet.multipart("alternative", letter.boundary("Alt"), forms).bytes());
    return letter.sample(Kind.PICTURES, sheet, words, List.of("logo.png"));
  }

  static Sample files(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    Random random = occasion.random();
    String words = letter.words();
    int size = occasion.largest() > 0 ? occasion.largest() : 2000 + random.nextInt(40_000);
    String title = letter.subject().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    Sheet pdf =
        Sheet.file(
            "application/pdf",
            "attachment;\r\n\tfilename*=" + Wire.percent(title + ".pdf"),
            Papers.pdf(size, random));
    Sheet docx =
        Sheet.file(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document;\r\n"
                + " name=\""
                + Wire.words(title + ".docx", letter.label(), true)
                + "\"",
            "attachment",
            Papers.docx(words));
    Sheet sheet = letter.header();
    List<Sheet> parts = List.of(letter.plain(words + "\r\n"), pdf, docx);
    sheet.raw(Sheet.multipart("mixed", letter.boundary("Mix"), parts).bytes());
    return letter.sample(Kind.FILES, sheet, words, List.of(title + ".pdf", title + ".docx"));
  }

  static Sample answer(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    letter = letter.about((occasion.rarely(2) ? "Re: " : "AW: ") + letter.subject());
    String words = letter.words();
    int depth = 1 + occasion.random().nextInt(6);
    StringBuilder references = new StringBuilder();
    for (int i = Math.max(0, occasion.number() - depth); i < occasion.number(); i++) {
      references
          .append(references.isEmpty() ? "" : "\r\n ")
          .append('<')
          .append(occasion.id(i))
          .append('>');
    }
    Sheet sheet = letter.header();
    if (!references.isEmpty()) {
      sheet.field("In-Reply-To", "<" + occasion.id(occasion.number() - 1) + ">");
      sheet.field("References", references.toString());
    }
    String quoted = "> " + letter.words() + "\r\n>> " + letter.words() + "\r\n";
    sheet.raw(letter.plain(words + "\r\n\r\n" + quoted).bytes());
    return letter.sample(Kind.ANSWER, sheet, words, List.of());
  }

  static Sample forward(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    letter = letter.about("Fwd: " + letter.subject());
    String words = letter.words();
    Sample inner = note(occasion);
    Sheet message =
        new Sheet()
            .field("Content-Type", "message/rfc822; name=\"mail.eml\"")
            .field("Content-Disposition", "attachment; filename=\"mail.eml\"")
            .line("")
            .raw(inner.bytes())
            .line("");
    Sheet sheet = letter.header();
    List<Sheet> parts = List.of(letter.plain(words + "\r\n"), message);
    sheet.raw(Sheet.multipart("mixed", letter.boundary("Fwd"), parts).bytes());
    return letter.sample(Kind.FORWARD, sheet, words, List.of("mail.eml"));
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
