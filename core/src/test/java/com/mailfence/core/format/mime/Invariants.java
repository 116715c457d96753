package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold for every mail there can be, however odd. */
final class Invariants {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-02-01T14:04:05+01:00");
  private static final Content OTHER =
      Mails.mail("From: a@b.c\nSubject: other\nContent-Type: text/html\n\n<p>other</p>");

  private Invariants() {}

  static void check(byte[] mail) throws IOException {
    Content content = Content.of(mail);
    Digested digested = Message.digest(content);
    Structure structure = digested.structure();
    assertThat(Structure.fromText(structure.toText())).isEqualTo(structure);
    assertThat(structure.toText()).matches(text -> isText(text, "\t\n"), "is plain text");
    places(structure.root(), 0, mail.length);
    names(structure);
    words(digested);
    Message message = Message.of(content, structure);
    assertThat(message.headers().fields())
        .extracting(HeaderField::name)
        .isEqualTo(
            Scanner.scan(content).headers().fields().stream().map(HeaderField::name).toList());
    for (Part part : structure.all()) {
      if (part.isLeaf()) {
        sizes(message, part);
      }
    }
    bodies(message);
    sent(content);
  }

  private static void places(Part part, long from, long to) {
    Part.Extent at = part.extent();
    assertThat(List.of(from, at.start(), at.body(), at.end(), to)).isSorted();
    assertThat(part.type().isMultipart() || part.type().isMessage()).isNotEqualTo(part.isLeaf());
    assertThat(!part.type().isMessage() || part.parts().size() == 1).isTrue();
    long next = at.body();
    for (Part child : part.parts()) {
      places(child, next, at.end());
      next = child.extent().end();
    }
  }

  private static void names(Structure structure) {
    Set<String> sections = new HashSet<>();
    for (Part part : structure.all()) {
      assertThat(sections.add(part.section())).isTrue();
      part.fileName().ifPresent(Invariants::isFileName);
    }
  }

  private static void isFileName(String name) {
    assertThat(name).isNotBlank().doesNotContain("/", "\\", "\"", ":").doesNotStartWith(".");
    assertThat(name).matches(text -> isText(text, ""), "is plain text");
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
  }

  private static void words(Digested digested) {
    Envelope envelope = digested.envelope();
    assertThat(digested.preview().length()).isLessThanOrEqualTo(Preview.LENGTH);
    for (String words :
        List.of(
            digested.preview(),
            envelope.subject(),
            envelope.topic(),
            envelope.from().display(),
            envelope.to().display(),
            envelope.messageId(),
            String.join(" ", envelope.references()))) {
      assertThat(words).matches(text -> isText(text, ""), "is one line of plain text");
    }
    digested.body().attachments().forEach(file -> isFileName(file.name()));
  }

  /** Text that XML, databases and terminals take: no controls, no half characters. */
  static boolean isText(String text, String allowed) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c < ' ' && allowed.indexOf(c) < 0 || Character.isSurrogate(c) && !pair || c >= '\uFFFE') {
        return false;
      }
      i += pair ? 1 : 0;
    }
    return true;
  }

  private static void sizes(Message message, Part part) throws IOException {
    try (InputStream in = message.decoded(part)) {
      assertThat(in.readAllBytes().length).isEqualTo((int) part.sizes().decoded());
    }
    if (part.isText()) {
      Form form = Form.HTML.isFormOf(part) ? Form.HTML : Form.PLAIN;
      try (InputStream in = new BodyText(message, form).stream(List.of(part))) {
        byte[] text = in.readAllBytes();
        assertThat(text.length).isEqualTo((int) part.sizes().utf8());
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)); // throws if it is none
      }
    }
  }

  private static void bodies(Message message) throws IOException {
    for (Form form : Form.values()) {
      byte[] all;
      try (InputStream in = message.text(form)) {
        all = in.readAllBytes();
      }
      String text = new String(all, StandardCharsets.UTF_8);
      assertThat(text).matches(t -> isText(t, "\t\r\n"), "is plain text");
      for (int most : new int[] {0, 1, 2, 3, 7, 512}) {
        Excerpt excerpt = message.excerpt(form, most);
        assertThat(excerpt.utf8().length).isLessThanOrEqualTo(most);
        assertThat(text).startsWith(excerpt.text());
        assertThat(excerpt.cut()).isEqualTo(excerpt.utf8().length < all.length);
      }
    }
  }

  private static void sent(Content content) throws IOException {
    Outgoing outgoing;
    try {
      outgoing = Outgoing.of(content);
    } catch (Refusal.TooLarge e) {
      return; // its header is too long to vouch for
    }
    outgoing = outgoing.complete(NOW, "id@example.com").from(new Mailbox("", "me@example.com"));
    assertThat(Envelope.of(outgoing.message().headers()).from().mailboxes()).hasSize(1);
    assertThat(Message.of(outgoing.relayed()).headers().has("Bcc")).isFalse();
    Message own = Message.of(content);
    Message other = Message.of(OTHER);
    for (Content sent :
        List.of(
            outgoing.relayed(),
            outgoing.quoting(other, Strict.tokens()).content(),
            outgoing.attaching(own, Strict.tokens()).content(),
            Outgoing.of(OTHER).quoting(own, Strict.tokens()).content(),
            Outgoing.of(OTHER).forwarding(own, Strict.tokens()).content())) {
      lineEnds(sent);
    }
  }

  private static void lineEnds(Content sent) throws IOException {
    byte[] bytes = sent.bytes();
    assertThat(sent.size()).isEqualTo(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      boolean alone = bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r');
      boolean open = bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n');
      assertThat(alone || open || bytes[i] == 0)
          .as("byte %d of %s", i, new String(bytes, StandardCharsets.ISO_8859_1))
          .isFalse();
    }
  }
}
