package com.mailfence.testbed.mail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Mails that programs write. */
final class Mailings {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Mailings() {}

  static Sample newsletter(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    StringBuilder body = new StringBuilder();
    body.append("<div style=\"display:none\">").append(words);
    body.append("&nbsp;&zwnj;".repeat(40)).append("</div><table width=\"600\"><tr><td>");
    for (int i = 0; i < 30; i++) {
      body.append("<table cellpadding=\"0\"><tr><td><h2>").append(i + 1).append("</h2><p>");
      body.append(letter.words()).append(" <a href=\"https://news.example.com/read?n=").append(i);
      body.append("&amp;u=")
          .append(occasion.number())
          .append("\">&rarr;</a></p></td></tr></table>");
      body.append(i % 3 == 0 ? "\r\n" : "");
    }
    body.append("</td></tr></table><!-- tracking left out -->");
    Sheet sheet = letter.header();
    sheet.field("List-Id", "News <news.example.com>");
    sheet.field("List-Unsubscribe", "<https://news.example.com/leave>");
    sheet.field("Precedence", "bulk");
    List<Sheet> forms =
        List.of(letter.plain(words + "\r\n"), letter.html(Letters.page(body.toString())));
    sheet.raw(Sheet.multipart("alternative", letter.boundary("News"), forms).bytes());
    return letter.sample(Kind.NEWSLETTER, sheet, words, List.of());
  }

  static Sample invitation(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    String object = event(letter, words);
    byte[] bytes = object.getBytes(StandardCharsets.UTF_8);
    Sheet calendar =
        new Sheet()
            .field("Content-Type", "text/calendar; charset=\"utf-8\"; method=REQUEST")
            .field("Content-Transfer-Encoding", "base64")
            .line("")
            .raw(Wire.base64(bytes))
            .line("");
    List<Sheet> forms =
        List.of(
            letter.plain(words + "\r\n"),
            letter.html(Letters.page("<p>" + words + "</p>")),
            calendar);
    Sheet body = Sheet.multipart("alternative", letter.boundary("Inv"), forms);
    Sheet file =
        Sheet.file(
            "application/ics; name=\"invite.ics\"", "attachment; filename=\"invite.ics\"", bytes);
    Sheet sheet = letter.header();
    sheet.raw(Sheet.multipart("mixed", letter.boundary("Mix"), List.of(body, file)).bytes());
    return letter.sample(Kind.INVITATION, sheet, words, List.of("invite.ics"));
  }

  private static String event(Letter letter, String words) {
    Occasion occasion = letter.occasion();
    return String.join(
        "\r\n",
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//Calendar//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:event-" + occasion.id(),
        "DTSTAMP:" + STAMP.format(occasion.when()),
        "DTSTART:" + STAMP.format(occasion.when().plus(Duration.ofDays(3))),
        "DTEND:" + STAMP.format(occasion.when().plus(Duration.ofDays(3)).plus(Duration.ofHours(1))),
        "SUMMARY:" + letter.subject().replace(",", "\\,"),
        "DESCRIPTION:" + words.replace(",", "\\,"),
        "ORGANIZER:mailto:" + letter.sender().address(),
        "ATTENDEE;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:" + occasion.corpus().reader().address(),
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
        "");
  }

  static Sample bounce(Occasion occasion) {
    String reader = occasion.corpus().reader().address();
    String words =
        "This is the mail system at host mail.example.org. Your message could not be delivered.";
    Sheet text =
        Sheet.text("text/plain", "us-ascii", new Wire.Body("7bit", Letters.ascii(words + "\r\n")));
    Sheet status =
        new Sheet()
            .field("Content-Type", "message/delivery-status")
            .line("")
            .field("Reporting-MTA", "dns; mail.example.org")
            .line("")
            .field("Final-Recipient", "rfc822; nobody@example.org")
            .field("Action", "failed")
            .field("Status", "5.1.1")
            .line("");
    Sheet original =
        new Sheet()
            .field("Content-Type", "message/rfc822")
            .line("")
            .field("From", reader)
            .field("To", "nobody@example.org")
            .field("Subject", "Hello")
            .line("")
            .line("Are you there?");
    Sheet sheet = new Sheet();
    sheet.field("Return-Path", "<>");
    sheet
        .field("From", "Mail Delivery System <MAILER-DAEMON@mail.example.org>")
        .field("To", reader);
    sheet.field("Subject", "Undelivered Mail Returned to Sender");
    sheet.field("Auto-Submitted", "auto-replied").field("Message-ID", "<" + occasion.id() + ">");
    sheet.field("Date", Letter.on(occasion).date()).field("MIME-Version", "1.0");
    String kind = "report; report-type=delivery-status";
    sheet.raw(
        Sheet.multipart(kind, "bounce/" + occasion.number(), List.of(text, status, original))
            .bytes());
    String subject = "Undelivered Mail Returned to Sender";
    List<String> files = List.of("attachment-2.txt", "Hello.eml");
    return new Sample(
        sheet.bytes(), Kind.BOUNCE, subject, "MAILER-DAEMON@mail.example.org", words, files);
  }

  static Sample receipt(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    Sheet notification =
        new Sheet()
            .field("Content-Type", "message/disposition-notification")
            .line("")
            .field("Final-Recipient", "rfc822; " + letter.sender().address())
            .field("Disposition", "manual-action/MDN-sent-manually; displayed")
            .line("");
    Sheet sheet = letter.header();
    String kind = "report; report-type=disposition-notification";
    List<Sheet> parts = List.of(letter.plain(words + "\r\n"), notification);
    sheet.raw(Sheet.multipart(kind, letter.boundary("Read"), parts).bytes());
    return letter.sample(Kind.RECEIPT, sheet, words, List.of("attachment-2.txt"));
  }

  static Sample signed(Occasion occasion) {
    Letter letter = Letter.on(occasion);
    String words = letter.words();
    byte[] proof = new byte[1200];
    occasion.random().nextBytes(proof);
    Sheet signature =
        Sheet.file(
            "application/pkcs7-signature; name=smime.p7s", "attachment; filename=smime.p7s", proof);
    Sheet sheet = letter.header();
    String kind = "signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256";
    List<Sheet> parts = List.of(letter.plain(words + "\r\n"), signature);
    sheet.raw(Sheet.multipart(kind, letter.boundary("Sig"), parts).bytes());
    return letter.sample(Kind.SIGNED, sheet, words, List.of("smime.p7s"));
  }
}
