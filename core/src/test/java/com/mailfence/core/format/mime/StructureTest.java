package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StructureTest {
  private static final String FULL =
      """
      From: Anna <anna@example.com>
      Subject: All of it
      Content-Type: multipart/mixed; boundary="outer"

      This is not shown.
      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      Gr=C3=BC=C3=9Fe
      --inner
      Content-Type: text/html

      <p>Hello</p>
      --inner--
      --outer
      Content-Type: application/pdf; name="plan.pdf"
      Content-Disposition: attachment; filename="plan.pdf"
      Content-Transfer-Encoding: base64

      SGVsbG8g
      d29ybGQ=
      --outer
      Content-Type: message/rfc822

      Subject: Inner mail
      Content-Type: multipart/mixed; boundary=third

      --third

      one
      --third
      Content-ID: <pic@example.com>
      Content-Type: image/png

      two
      --third--
      --outer--
      Nor is this.
      """;

  @Test
  void partsAreNumberedAndMeasured() throws IOException {
    assertThat(Mails.outline(Mails.structure(FULL)))
        .isEqualTo(
            """
            TEXT multipart/mixed 662 662
            1 multipart/alternative 173 173
            1.1 text/plain 15 7
            1.2 text/html 12 12
            2 application/pdf 18 11
            3 message/rfc822 167 167
            3.TEXT multipart/mixed 97 97
            3.1 text/plain 3 3
            3.2 image/png 3 3
            """);
  }

  @Test
  void aPartIsReadFromItsPlace() throws IOException {
    Message message = Message.of(Mails.mail(FULL));
    assertThat(Mails.decoded(message, "2")).asString().isEqualTo("Hello world");
    assertThat(Mails.decoded(message, "1.1")).asString(StandardCharsets.UTF_8).isEqualTo("Grüße");
    assertThat(Mails.raw(message, "3")).startsWith("Subject: Inner mail").endsWith("--third--");
    Part picture = message.structure().part("3.2").orElseThrow();
    assertThat(message.headers(picture).text("content-id")).contains("<pic@example.com>");
    assertThat(picture.contentId()).contains("pic@example.com");
    assertThat(new String(message.whole(picture).bytes(), StandardCharsets.US_ASCII))
        .startsWith("Content-ID")
        .endsWith("\r\n\r\ntwo");
  }

  @Test
  void namesComeFromHeadersAndFromSubjects() throws IOException {
    Structure structure = Mails.structure(FULL);
    assertThat(structure.part("2").orElseThrow().fileName()).contains("plan.pdf");
    assertThat(structure.part("3").orElseThrow().fileName()).contains("Inner mail.eml");
  }

  @Test
  void theTextOfAStructureReadsBackTheSame() throws IOException {
    Structure structure = Mails.structure(FULL);
    assertThat(Structure.fromText(structure.toText())).isEqualTo(structure);
  }

  @Test
  void tabsAndBackslashesSurviveTheText() throws IOException {
    Structure structure =
        Mails.structure("Content-Type: text/plain; x=\"a\tb\\\\c\"; empty=\"\"\n\nx");
    assertThat(structure.root().type().parameters()).containsEntry("empty", "");
    assertThat(Structure.fromText(structure.toText())).isEqualTo(structure);
  }

  @Test
  void otherTextIsNoStructure() {
    for (String text :
        new String[] {"", "2\twhole", "1\twhole", "1\twhole\n1\t0", "1\tcut\nx\ty"}) {
      assertThatThrownBy(() -> Structure.fromText(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void linesAreCountedInTheBodyAlone() throws IOException {
    Structure structure = Mails.structure(FULL);
    assertThat(structure.part("2").orElseThrow().extent().lines()).isEqualTo(1);
    assertThat(structure.root().extent().lines()).isEqualTo(38);
    assertThat(Mails.structure("A: b\n\none\ntwo\n").root().extent().lines()).isEqualTo(2);
  }

  @Test
  void aMailWithoutAnyHeaderIsText() throws IOException {
    assertThat(Mails.outline(Mails.structure("just words\nin lines")))
        .isEqualTo("1 text/plain 20 20\n");
    assertThat(Mails.outline(Mails.structure(""))).isEqualTo("1 text/plain 0 0\n");
    assertThat(Mails.outline(Mails.structure("\n"))).isEqualTo("1 text/plain 0 0\n");
  }

  @Test
  void bareLineFeedsEndLinesAndBareReturnsDoNot() throws IOException {
    byte[] unix = "A: b\nContent-Type: multipart/x; boundary=b\n\n--b\n\nhi\n--b--".getBytes();
    assertThat(Mails.outline(Message.of(Content.of(unix)).structure()))
        .isEqualTo("TEXT multipart/x 13 13\n1 text/plain 2 2\n");
    byte[] old = "A: b\rContent-Type: text/html\r\rhi".getBytes();
    assertThat(Message.of(Content.of(old)).headers().fields()).hasSize(1);
  }
}
