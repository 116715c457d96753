package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutgoingTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-02-01T14:04:05+01:00");
  private static final String ORIGINAL =
      """
      From: Anna Example <anna@example.com>
      To: bo@example.org
      Date: Thu, 1 Feb 2024 14:04:05 +0100
      Subject: Plan
      Message-ID: <plan@example.com>
      Content-Type: multipart/mixed; boundary=orig

      --orig
      Content-Type: text/html; charset=iso-8859-1
      Content-Transfer-Encoding: quoted-printable

      <p>Gr=FC=DFe</p>
      --orig
      Content-Type: application/pdf; name=plan.pdf
      Content-Disposition: attachment; filename=plan.pdf
      Content-Transfer-Encoding: base64

      SGVsbG8=
      --orig--
      """;
  private static final String NEW_PLAIN =
      "From: bo@example.org\nTo: anna@example.com\nBcc: c@example.net\nSubject: Re: Plan\n\nThanks, Bo\n";

  private static Outgoing outgoing(String text) throws IOException {
    return Outgoing.of(Mails.mail(text));
  }

  private static Message original() {
    return Message.of(Mails.mail(ORIGINAL));
  }

  @Test
  void lineEndsBecomeStrict() throws IOException { // SM02
    byte[] loose = "A: b\nC: d\r\r\nbare\rreturn\n.\nnul\0\r".getBytes();
    assertThat(Strict.check(Outgoing.of(Content.of(loose)).content()))
        .isEqualTo("A: b\r\nC: d\r\n\r\nbare\r\nreturn\r\n.\r\nnul\r\n");
  }

  @Test
  void strictMailKeepsEveryByte() throws IOException {
    Content mail = Mails.mail(ORIGINAL);
    assertThat(Outgoing.of(mail).content().bytes()).isEqualTo(mail.bytes());
  }

  @Test
  void blindCopiesAreToldToNobody() throws IOException {
    Outgoing mail =
        outgoing("To: a@b.c\nbCC : x@y.z,\n q@y.z\nSubject: s\nBcc: r@y.z\n\nBcc: body\n");
    assertThat(mail.recipients())
        .extracting(Mailbox::address)
        .containsExactly("a@b.c", "x@y.z", "q@y.z", "r@y.z");
    assertThat(Strict.check(mail.relayed()))
        .isEqualTo("To: a@b.c\r\nSubject: s\r\n\r\nBcc: body\r\n");
    assertThat(Strict.check(mail.content())).contains("x@y.z");
  }

  @Test
  void whatEveryMailMustHaveIsAdded() throws IOException {
    Outgoing mail = outgoing("Subject: s\n\nbody").complete(NOW, "id@example.com");
    assertThat(Strict.check(mail.content()))
        .isEqualTo(
            "Date: Thu, 1 Feb 2024 14:04:05 +0100\r\nMessage-ID: <id@example.com>\r\n"
                + "MIME-Version: 1.0\r\nSubject: s\r\n\r\nbody");
    assertThat(mail.complete(NOW.plusDays(1), "other@example.com").content().bytes())
        .isEqualTo(mail.content().bytes());
  }

  @Test
  void thereIsOneSender() throws IOException { // SM08
    Outgoing mail = outgoing("From: x@y.z\nFrom: other@y.z\nSender: s@y.z\nTo: a@b.c\n\nbody");
    assertThat(Strict.check(mail.from(new Mailbox("Bo", "bo@example.org")).content()))
        .isEqualTo("From: Bo <bo@example.org>\r\nTo: a@b.c\r\n\r\nbody");
  }

  @Test
  void aHeaderTooLargeToVouchForIsRefused() {
    String flood = "X-Fill: x\n".repeat(Limits.HEADER_FIELDS) + "Bcc: x@y.z\n\nbody";
    assertThatThrownBy(() -> outgoing(flood)).isInstanceOf(Refusal.TooLarge.class);
  }

  @Test
  void aPlainAnswerQuotesInPlain() throws IOException {
    Outgoing answer = outgoing(NEW_PLAIN).quoting(original(), Strict.tokens());
    answer = answer.answering(Envelope.of(original().headers()));
    Strict.check(answer.content());
    Message message = answer.message();
    assertThat(message.excerpt(Form.PLAIN, 10_000).text())
        .startsWith("Thanks, Bo\r\n")
        .contains("From: Anna Example <anna@example.com>\r\n", "Subject: Plan\r\n")
        .contains("\r\n> Grüße");
    assertThat(message.headers().text("References")).contains("<plan@example.com>");
    assertThat(message.headers().text("Subject")).contains("Re: Plan");
    assertThat(message.headers().all("Content-Type")).hasSize(1);
    assertThat(message.body().attachments()).isEmpty();
  }

  @Test
  void anAnswerInBothFormsQuotesInBoth() throws IOException {
    Content mail =
        new MessageBuilder(() -> "inner")
            .plain("Danke")
            .html("<b>Danke</b>")
            .attach("a.bin", "x/y", Content.of(new byte[9]))
            .build();
    Message answer = Outgoing.of(mail).quoting(original(), Strict.tokens()).message();
    Strict.check(answer.content());
    assertThat(answer.excerpt(Form.PLAIN, 10_000).text()).startsWith("Danke").contains("> Grüße");
    assertThat(answer.excerpt(Form.HTML, 10_000).text())
        .startsWith("<b>Danke</b>")
        .contains(
            "<b>From:</b> Anna Example &lt;anna@example.com&gt;", "<p>Grüße</p></blockquote>");
    assertThat(Mails.decoded(answer, "2")).isEqualTo(new byte[9]);
  }

  @Test
  void aForwardCarriesTheFiles() throws IOException {
    Message forward = outgoing(NEW_PLAIN).forwarding(original(), Strict.tokens()).message();
    Strict.check(forward.content());
    assertThat(forward.excerpt(Form.PLAIN, 10_000).text()).contains("Thanks, Bo", "\r\nGrüße");
    assertThat(forward.body().attachments())
        .extracting(Attachment::name)
        .containsExactly("plan.pdf");
    assertThat(Mails.decoded(forward, "2")).asString().isEqualTo("Hello");
    assertThat(forward.headers().text("Bcc")).contains("c@example.net");
  }

  @Test
  void aForwardIntoAMailWithFilesKeepsBoth() throws IOException {
    Content mail =
        new MessageBuilder(() -> "inner")
            .plain("see")
            .attach("a.bin", "x/y", Content.of(new byte[9]))
            .build();
    Message forward = Outgoing.of(mail).forwarding(original(), Strict.tokens()).message();
    Strict.check(forward.content());
    assertThat(forward.body().attachments())
        .extracting(Attachment::name)
        .containsExactly("a.bin", "plan.pdf");
    assertThat(forward.structure().root().parts()).hasSize(3);
  }

  @Test
  void aMailCanBeAttachedWhole() throws IOException {
    Message forward = outgoing(NEW_PLAIN).attaching(original(), Strict.tokens()).message();
    Strict.check(forward.content());
    assertThat(forward.body().attachments())
        .extracting(Attachment::name)
        .containsExactly("Plan.eml");
    assertThat(Mails.raw(forward, "2"))
        .isEqualTo(new String(Mails.mail(ORIGINAL).bytes(), StandardCharsets.ISO_8859_1));
    assertThat(forward.excerpt(Form.PLAIN, 100).text()).isEqualTo("Thanks, Bo\r\n");
  }

  @Test
  void picturesOfAQuotedPageComeAlong() throws IOException {
    Content page =
        new MessageBuilder(() -> "pic")
            .html("<img src=cid:p>")
            .picture("p", "p.png", "image/png", Content.of(new byte[3]))
            .build();
    Content answer = new MessageBuilder(() -> "ans").html("nice").build();
    Message sent = Outgoing.of(answer).quoting(Message.of(page), Strict.tokens()).message();
    assertThat(sent.body().attachments())
        .extracting(a -> a.part().contentId().orElse(""))
        .containsExactly("p");
  }

  @Test
  void binaryPartsArriveAsTheyAre() throws IOException {
    byte[] mail =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: x/y\n\n\r\0\n\n\r\n--b--"
            .getBytes();
    Message forward =
        outgoing(NEW_PLAIN).forwarding(Message.of(Content.of(mail)), Strict.tokens()).message();
    Strict.check(forward.content());
    assertThat(Mails.decoded(forward, "2")).asString().isEqualTo("\r\0\n\n");
  }

  @Test
  void aMailWithoutTextGetsTheQuotationAsAPart() throws IOException {
    Message sent =
        outgoing("Content-Type: image/png\n\npng").quoting(original(), Strict.tokens()).message();
    assertThat(sent.excerpt(Form.PLAIN, 10_000).text()).contains("Subject: Plan");
  }

  @Test
  void traceIsPutBeforeWithoutReadingTheMail() throws IOException {
    Content unreadable =
        new Content() {
          @Override
          public long size() {
            return 3;
          }

          @Override
          public java.io.InputStream open() throws IOException {
            throw new IOException("not to be read now");
          }
        };
    Content mail =
        new HeaderFields()
            .plain("Received", "from a (b) by c; Thu, 1 Feb 2024 14:04:05 +0100")
            .before(unreadable);
    assertThat(mail.size()).isEqualTo(3 + 59);
  }

  @Test
  void parametersAreWrittenForEveryReader() {
    String written =
        new String(
            new HeaderFields().parameters("X", "a/b", Map.of("n", "ü ".repeat(60))).bytes(),
            StandardCharsets.UTF_8);
    String value = written.substring(3).replace("\r\n", "");
    assertThat(written).matches("\\p{ASCII}+");
    assertThat(Parameters.parse(value).get("n")).isEqualTo("ü ".repeat(60).strip());
  }
}
