package com.mailfence.testbed.mail;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** What the letters of one occasion have in common: who writes in which language and charset. */
record Letter(Occasion occasion, Tongue tongue, Person sender, String subject, String label) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  static Letter on(Occasion occasion) {
    Tongue tongue = occasion.tongue();
    Person sender = occasion.one(tongue.people());
    String subject = occasion.one(tongue.subjects());
    return new Letter(occasion, tongue, sender, subject, occasion.one(tongue.charsets()));
  }

  Letter about(String other) {
    return new Letter(occasion, tongue, sender, other, label);
  }

  /** Words of one paragraph. */
  String words() {
    return tongue.paragraph(occasion.random(), 2);
  }

  String boundary(String word) {
    return "----=_"
        + word
        + "_"
        + occasion.number()
        + "."
        + Long.toHexString(occasion.corpus().seed());
  }

  /** The way through other servers that a mail has behind it, then who writes to whom. */
  Sheet header() {
    Sheet sheet = new Sheet();
    String date = date();
    sheet.field("Return-Path", "<" + sender.address() + ">");
    sheet.field(
        "Received",
        "from mx1.example.net (mx1.example.net [192.0.2.17])\r\n\tby mail.example.com (Postfix) with"
            + " ESMTPS id 4T"
            + occasion.number()
            + "\r\n\tfor <"
            + occasion.corpus().reader().address()
            + ">; "
            + date);
    sheet.field("From", address(sender));
    sheet.field("To", address(occasion.corpus().reader()));
    if (!subject.isEmpty()) {
      sheet.field("Subject", Wire.words(subject, label, occasion.rarely(2)));
    }
    sheet.field("Date", date);
    sheet.field("Message-ID", "<" + occasion.id() + ">");
    return sheet.field("MIME-Version", "1.0");
  }

  String date() {
    int hours = occasion.number() % 5 - 2;
    return DATE.format(occasion.when().atOffset(ZoneOffset.ofHours(hours)));
  }

  private String address(Person person) {
    String name = person.name();
    boolean ascii = name.chars().allMatch(c -> c < 0x7f);
    String label = ascii || writes(name) ? this.label : "utf-8";
    String written = ascii ? '"' + name + '"' : Wire.words(name, label, true);
    return written + " <" + person.address() + ">";
  }

  private boolean writes(String text) {
    return Tongue.charset(label).newEncoder().canEncode(text);
  }

  /** The finished mail. */
  Sample sample(Kind kind, Sheet sheet, String words, List<String> files) {
    return new Sample(sheet.bytes(), kind, subject, sender.address(), words, files);
  }

  Sheet plain(String text) {
    return Sheet.text("text/plain", label, Wire.text(text, label, occasion.random()));
  }

  Sheet html(String page) {
    return Sheet.text("text/html", label, Wire.text(page, label, occasion.random()));
  }
}
