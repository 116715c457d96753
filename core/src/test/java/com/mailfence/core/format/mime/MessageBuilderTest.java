package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageBuilderTest {
  private final MessageBuilder builder = new MessageBuilder(Strict.tokens());

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @Test
  void aFullMailReadsBackAsItWasBuilt() throws IOException {
    byte[] picture = noise(1000);
    byte[] file = noise(100_000);
    ZonedDateTime date = ZonedDateTime.parse("2024-02-01T14:04:05+01:00");
    Content mail =
        builder
            .from(new Mailbox("Jürgen Müller", "j@example.com"))
            .to(new Mailbox("Berg, Bo", "bo@example.org"), new Mailbox("", "c@example.org"))
            .subject("Grüße aus 北京 😀")
            .date(date)
            .messageId("one@example.com")
            .plain("Hallo Bö,\nfrom here.\n")
            .html("<p>Hallo <img src=\"cid:pic\"></p>")
            .picture("pic", "bild.png", "image/png", Content.of(picture))
            .attach("Übersicht \"2024\".pdf", "application/pdf", Content.of(file))
            .build();
    Strict.check(mail);
    Message message = Message.of(mail);
    Envelope envelope = Envelope.of(message.headers());
    assertThat(envelope.subject()).isEqualTo("Grüße aus 北京 😀");
    assertThat(envelope.from().display()).isEqualTo("Jürgen Müller <j@example.com>");
    assertThat(envelope.to().display()).isEqualTo("\"Berg, Bo\" <bo@example.org>, c@example.org");
    assertThat(envelope.date()).isEqualTo(date.toInstant());
    assertThat(envelope.messageId()).isEqualTo("one@example.com");
    assertThat(message.excerpt(Form.PLAIN, 1000).text()).isEqualTo("Hallo Bö,\r\nfrom here.\r\n");
    assertThat(message.excerpt(Form.HTML, 1000).text()).contains("cid:pic");
    List<Attachment> files = message.body().attachments();
    assertThat(files)
        .extracting(Attachment::name)
        .containsExactly("bild.png", "Übersicht '2024'.pdf");
    assertThat(files).extracting(Attachment::inline).containsExactly(true, false);
    assertThat(Mails.decoded(message, files.get(0).part().section())).isEqualTo(picture);
    assertThat(Mails.decoded(message, files.get(1).part().section())).isEqualTo(file);
  }

  @Test
  void noValueCanBeginAFieldOfItsOwn() throws IOException { // SM05
    String evil = "x\r\nBcc: evil@example.com\r\n\r\nbody\u0085\u2028Bcc: e@example.com\n\0";
    Content mail =
        builder
            .from(new Mailbox(evil, "a@example.com" + evil))
            .subject(evil)
            .header("X-Note", evil)
            .messageId(evil)
            .attach(evil, "text/x" + evil, Content.of(new byte[1]))
            .build();
    Strict.check(mail);
    Message message = Message.of(mail);
    assertThat(message.headers().fields())
        .extracting(HeaderField::name)
        .containsExactly("From", "Subject", "X-Note", "Message-ID", "MIME-Version", "Content-Type");
    assertThatThrownBy(() -> builder.header("X: y\r\nBcc", "z"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void textThatLooksLikeADelimiterStaysText() throws IOException {
    String text = "--=_token00000000000000000000\n.\nFrom me\n-- \nsig " + "x".repeat(3000) + " \n";
    Content mail = builder.plain(text).html(text).build();
    Strict.check(mail);
    assertThat(Message.of(mail).structure().root().parts()).hasSize(2);
    assertThat(Message.of(mail).excerpt(Form.PLAIN, 10_000).text())
        .isEqualTo(text.replace("\n", "\r\n"));
  }

  @Test
  void textIsWrittenInTheSimplestEncodingThatCarriesIt() throws IOException {
    assertThat(Strict.check(new MessageBuilder(Strict.tokens()).plain("plain\n").build()))
        .contains("Content-Transfer-Encoding: 7bit");
    assertThat(Strict.check(new MessageBuilder(Strict.tokens()).plain("ein Wort: süß\n").build()))
        .contains("Content-Transfer-Encoding: quoted-printable");
    assertThat(Strict.check(new MessageBuilder(Strict.tokens()).plain("北京北京\n").build()))
        .contains("Content-Transfer-Encoding: base64");
  }

  @Test
  void invitationsAreAlternativesWithAMethod() throws IOException {
    Content mail =
        builder.plain("come").calendar("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "REQUEST").build();
    Digested digested = Message.digest(mail);
    assertThat(digested.nature()).isEqualTo(Nature.MEETING);
    assertThat(digested.body().attachments()).isEmpty();
    assertThat(digested.body().invitation().flatMap(p -> p.type().parameter("method")))
        .contains("REQUEST");
  }

  @Test
  void answersNameTheThread() throws IOException {
    Envelope original =
        Envelope.of(
            Message.of(Mails.mail("Message-ID: <c@x>\nReferences: <a@x> <b@x>\n\n")).headers());
    Envelope answer = Envelope.of(Message.of(builder.answering(original).build()).headers());
    assertThat(answer.inReplyTo()).containsExactly("c@x");
    assertThat(answer.references()).containsExactly("a@x", "b@x", "c@x");
  }

  @Test
  void longListsAndNamesAreFolded() throws IOException {
    Mailbox[] many = new Mailbox[300];
    for (int i = 0; i < many.length; i++) {
      many[i] = new Mailbox("Name " + i, "user" + i + "@example.com");
    }
    String name = "ein sehr langer Dateiname äöü ".repeat(8) + ".pdf";
    Content mail =
        builder
            .to(many)
            .subject("word ".repeat(60))
            .attach(name, "application/pdf", Content.of(new byte[5]))
            .build();
    for (String line : Strict.check(mail).split("\r\n")) {
      assertThat(line.length()).isLessThanOrEqualTo(100);
    }
    Message message = Message.of(mail);
    assertThat(Envelope.of(message.headers()).to().mailboxes()).containsExactly(many);
    assertThat(message.body().attachments().get(0).name()).isEqualTo(FileName.clean(name));
  }

  @Test
  void encodersAndDecodersAreEachOthersInverse() {
    Random random = new Random(42);
    for (int round = 0; round < 2000; round++) {
      byte[] bytes = new byte[random.nextInt(300)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] =
            (byte)
                (random.nextInt(4) == 0
                    ? random.nextInt(256)
                    : " \t=-.Fa~".charAt(random.nextInt(8)));
      }
      Collected base64 = new Collected();
      push(bytes, new Base64Encoder(new Base64Decoder(base64)), random);
      assertThat(base64.bytes()).isEqualTo(bytes);
      byte[] lines =
          new String(bytes, StandardCharsets.ISO_8859_1)
              .replace("\r", "")
              .replace("\n", "\r\n")
              .getBytes(StandardCharsets.ISO_8859_1);
      Collected quoted = new Collected();
      push(lines, new QuotedPrintableEncoder(new QuotedPrintableDecoder(quoted)), random);
      assertThat(quoted.bytes()).isEqualTo(lines);
    }
  }

  private static void push(byte[] bytes, ByteSink sink, Random random) {
    for (int i = 0; i < bytes.length; ) {
      int n = Math.min(bytes.length - i, 1 + random.nextInt(50));
      sink.take(bytes, i, n);
      i += n;
    }
    sink.end();
  }
}
