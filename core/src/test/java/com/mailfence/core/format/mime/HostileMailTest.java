package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mails that broke other servers; each is read in time, and what can be shown is shown. */
class HostileMailTest {
  private static final Duration MOST = Duration.ofSeconds(1);

  private static Digested digest(String mail) {
    Content content = Mails.mail(mail);
    return Bounded.within(MOST, "a digest", () -> Message.digest(content));
  }

  @Test
  void aHundredThousandPartsAreShownAsFarAsTheLimit() { // MI01
    String part = "--b\nContent-Type: image/png\n\nx\n";
    Structure structure =
        digest("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(100_000)).structure();
    assertThat(structure.all()).hasSize(Limits.PARTS + 1);
    assertThat(structure.cut()).isTrue();
    Part rest = structure.all().get(Limits.PARTS);
    assertThat(rest.type()).isEqualTo(MediaType.OPAQUE);
    assertThat(rest.extent().end()).isEqualTo(structure.root().extent().end());
  }

  @Test
  void tenThousandNestedMultipartsEndAtTheLimit() { // MI01
    StringBuilder mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
    for (int i = 1; i < 10_000; i++) {
      mail.append("--b").append(i - 1).append("\nContent-Type: multipart/mixed; boundary=b");
      mail.append(i).append("\n\n");
    }
    Structure structure = digest(mail.toString()).structure();
    assertThat(structure.all()).hasSize(Limits.DEPTH);
    assertThat(structure.cut()).isTrue();
    assertThat(Structure.fromText(structure.toText())).isEqualTo(structure);
  }

  @Test
  void tenThousandNestedMessagesEndAtTheLimit() { // MI01
    Structure structure = digest("Content-Type: message/rfc822\n\n".repeat(10_000)).structure();
    assertThat(structure.all()).hasSize(Limits.DEPTH);
    assertThat(structure.cut()).isTrue();
  }

  @Test
  void oneBoundaryAtTwoLevelsClosesTheInner() { // MI02
    Structure structure =
        digest(
                """
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/mixed; boundary=b

                --b

                one
                --b--
                --b

                two
                --b--
                """)
            .structure();
    assertThat(structure.all()).extracting(Part::section).containsExactly("TEXT", "1", "1.1", "2");
  }

  @Test
  void aBoundaryThatBeginsAnotherIsNotTheOther() throws IOException { // MI02
    String mail =
        """
        Content-Type: multipart/mixed; boundary=aa

        --aaa
        not yet
        --aa

        one
        --aab
        still one
        --aa--
        """;
    Message message = Message.of(Mails.mail(mail));
    assertThat(Mails.raw(message, "1")).isEqualTo("one\r\n--aab\r\nstill one");
  }

  @Test
  void withoutABoundaryAllIsText() throws IOException { // MI02
    for (String type : List.of("multipart/mixed", "multipart/mixed; boundary=\"\"")) {
      Message message = Message.of(Mails.mail("Content-Type: " + type + "\n\n--\nwords\n----\n"));
      assertThat(message.structure().root().type()).isEqualTo(MediaType.TEXT);
      assertThat(message.excerpt(Form.PLAIN, 100).text()).isEqualTo("--\r\nwords\r\n----\r\n");
    }
  }

  @Test
  void aBoundaryThatNeverComesLeavesTheText() throws IOException {
    Message message =
        Message.of(Mails.mail("Content-Type: multipart/mixed; boundary=b\n\nwords\n--c\n"));
    assertThat(message.structure().root().parts()).hasSize(1);
    assertThat(message.excerpt(Form.PLAIN, 100).text()).isEqualTo("words\r\n--c\r\n");
  }

  @Test
  void floodsOfNamePiecesAreReadInTime() { // MI03
    StringBuilder flood = new StringBuilder("Content-Disposition: attachment");
    for (int i = 0; i < 99_999; i++) {
      flood.append(";\n filename*").append(i).append("*=%41");
    }
    assertThat(digest(flood + "\n\nx").structure().root().fileName()).isPresent();
    String gaps =
        "Content-Disposition: attachment; filename*0=a; filename*2=c; filename*1*=%62\n\n";
    assertThat(digest(gaps).structure().root().fileName()).contains("abc");
    String gap = "Content-Disposition: attachment; filename*0=a; filename*2=c\n\n";
    assertThat(digest(gap).structure().root().fileName()).contains("a");
  }

  @Test
  void floodsInTheHeaderAreReadInTime() { // MI04
    assertThat(digest("To: " + "a@b.c,\n ".repeat(100_000) + "\n\nx").structure().cut()).isFalse();
    assertThat(digest("Received: by x\n".repeat(100_000) + "\nbody").preview()).isEqualTo("body");
    assertThat(
            digest("References: " + "<a@b>\n ".repeat(1_000_000) + "\n\nx").envelope().references())
        .hasSize(MessageIds.MOST);
    assertThat(digest("X: " + "y".repeat(50_000_000) + "\nSubject: late\n\nbody").preview())
        .isEqualTo("body");
  }

  @Test
  void emptyAndOddSendersBreakNothing() throws IOException { // MI05
    for (String from :
        List.of(
            "",
            "<>",
            "undisclosed-recipients:;",
            "(only)",
            "\u00ff\u00fe",
            ":;",
            "\"\"",
            ",",
            "@")) {
      Invariants.check(Mails.mail("From: " + from + "\nTo: " + from + "\n\nx").bytes());
    }
  }

  @Test
  void ofTwoAlikeTheFirstCounts() throws IOException { // MI06
    String mail =
        """
        Content-Type: text/html; charset=koi8-r; charset=utf-8
        Content-Type: application/zip
        Content-Transfer-Encoding: quoted-printable
        Content-Transfer-Encoding: base64
        Content-Disposition: inline; filename=a.txt; filename=b.exe

        =F0
        """;
    Message message = Message.of(Mails.mail(mail));
    Part root = message.structure().root();
    assertThat(root.type().essence()).isEqualTo("text/html");
    assertThat(root.fileName()).contains("a.txt");
    assertThat(message.excerpt(Form.HTML, 100).text()).isEqualTo("П\r\n");
  }

  @Test
  void aBoundaryMayBeQuotedAndCommented() { // MI06
    for (String value : List.of("\"b\"", "b (not c)", "(not c) b", "\"b\"; boundary=c", "b ; x")) {
      assertThat(parts("Content-Type: multipart/mixed; boundary=" + value)).as(value).isEqualTo(2);
    }
    assertThat(parts("Content-Type: multipart/mixed; boundary=\"\\b\"")).isEqualTo(1);
  }

  private static int parts(String header) {
    return digest(header + "\n\n--b\n\nx\n--b\n\ny\n--b--\n").structure().root().parts().size();
  }

  @Test
  void brokenBase64HasOneReading() throws IOException { // MI06
    String head = "Content-Type: x/y\nContent-Transfer-Encoding: base64\n\n";
    for (String body : List.of("SGVs\nbG8=", "SGVsbG8", "SG*Vs b\0G8=", "SGVs=bG8=", "SGU=bGxv")) {
      Message message = Message.of(Mails.mail(head + body));
      assertThat(Mails.decoded(message, "1")).as(body).asString().isEqualTo("Hello");
    }
  }

  @Test
  void brokenQuotedPrintableHasOneReading() throws IOException { // MI06
    String head = "Content-Type: x/y\nContent-Transfer-Encoding: quoted-printable\n\n";
    assertThat(decoded(head + "a=\nb= \nc=3D=3d=zz=4")).isEqualTo("abc===zz=4");
    assertThat(decoded(head + "blank \t\nend  ")).isEqualTo("blank\r\nend");
    assertThat(decoded(head + "last=")).isEqualTo("last");
    assertThat(decoded(head + "=\u00ff =  x")).isEqualTo("=\u00ff =  x");
  }

  private static String decoded(String mail) throws IOException {
    return new String(
        Mails.decoded(Message.of(Mails.mail(mail)), "1"), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aCharsetThatLiesIsSeenThrough() throws IOException { // MI06
    assertThat(text("text/plain; charset=iso-8859-1", "\u00c3\u00bc")).isEqualTo("ü");
    assertThat(text("text/plain; charset=utf-8", "\u00fc\u00df and more")).isEqualTo("üß and more");
    assertThat(text("text/plain; charset=nonsense", "\u00c3\u00bc")).isEqualTo("ü");
    assertThat(text("text/plain; charset=us-ascii", "na\u00efve")).isEqualTo("naïve");
    assertThat(text("text/html", "<meta charset='koi8-r'>\u00f0\u00f2\u00c9\u00f7"))
        .isEqualTo("<meta charset='koi8-r'>ПРиВ");
    assertThat(text("text/plain", "\u001b$BF|K\\\u001b(B")).isEqualTo("日本");
    assertThat(text("text/plain; charset=utf-8", "\u00ef\u00bb\u00bfmark")).isEqualTo("mark");
  }

  private static String text(String type, String body) throws IOException {
    Message message = Message.of(Mails.mail("Content-Type: " + type + "\n\n" + body));
    return message.excerpt(message.body().nativeForm(), 1000).text();
  }

  @Test
  void controlsNeverReachAReader() throws IOException { // EA02
    assertThat(text("text/plain; charset=utf-8", "a\0b\u0007c\fd\te")).isEqualTo("a b c d\te");
    assertThat(text("text/plain; charset=utf-16be", "\u00d8\u0000\u0000a")).isEqualTo("\uFFFD");
    assertThat(text("text/plain; charset=utf-8", "\u00ef\u00bf\u00bf")).isEqualTo("\uFFFD");
  }

  @Test
  void fileNamesArePlainNames() throws IOException { // MI09
    assertThat(name("../../etc/passwd")).isEqualTo("passwd");
    assertThat(name("C:\\temp\\a.txt")).isEqualTo("a.txt");
    assertThat(name("a=00b=0D=0Ac.txt")).isEqualTo("a b  c.txt");
    assertThat(name("a.pdf=E2=80=AEexe")).isEqualTo("a.pdfexe");
    assertThat(name("CON")).isEqualTo("_CON");
    assertThat(name("con.txt")).isEqualTo("_con.txt");
    assertThat(name("...")).isEqualTo("none");
    assertThat(name(".profile. ")).isEqualTo("profile");
    assertThat(name("a;b<c>|d?e*f:g=22.txt")).isEqualTo("a;b_c__d_e_f_g'.txt");
    String name = name("=C3=A4".repeat(300) + ".pdf");
    assertThat(name).endsWith("ä.pdf");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSize(254);
  }

  private static String name(String quotedPrintable) throws IOException {
    String escaped = quotedPrintable.replace(' ', '_').replace("\\", "=5C");
    String header = "Content-Disposition: attachment; filename=\"=?utf-8?Q?" + escaped + "?=\"\n\n";
    return Message.of(Mails.mail(header)).structure().root().fileName().orElse("none");
  }

  @Test
  void typesAreTokensOrNothing() { // MI10
    for (String type :
        List.of("image/png\"><script>", "a/b/c", "/", "x", "text/", "tex t/plain", "\u00ff/x")) {
      assertThat(digest("Content-Type: " + type + "\n\nx").structure().root().type())
          .as(type)
          .isEqualTo(MediaType.TEXT);
    }
  }

  @Test
  void aMessageAsThousandthPartKeepsTheTreeValid() throws IOException { // IM13
    String mail =
        "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\n\nx\n".repeat(Limits.PARTS - 3)
            + "--b\nContent-Type: message/rfc822\n\nSubject: s\n\nx\n".repeat(10);
    Invariants.check(Mails.mail(mail).bytes());
  }

  @Test
  void multipartsWithoutPartsHoldNothing() throws IOException { // IM13
    Structure structure =
        digest("Content-Type: multipart/mixed; boundary=b\n\n--b--\n").structure();
    assertThat(structure.root().parts()).hasSize(1);
    assertThat(structure.root().parts().get(0).sizes().utf8()).isZero();
    Invariants.check(Mails.mail("Content-Type: multipart/mixed; boundary=b\n\n--b--\n").bytes());
  }

  @Test
  void aCommentThatEndsInABackslashEndsThere() { // IM13
    assertThat(digest("Content-Type: text/html (x\\\n\ny").structure().root().type().essence())
        .isEqualTo("text/html");
    assertThat(Addresses.parse("a@b.c (x\\").mailboxes()).hasSize(1);
  }

  @Test
  void aFloodOfAnythingIsReadInTime() {
    for (String piece :
        List.of(
            "--",
            "--b\n",
            "\n",
            "\r",
            "=\n",
            "=?utf-8?q?",
            "=?a?b?",
            ";",
            "\"",
            "(",
            "\t\n",
            "\0")) {
      String storm = piece.repeat(400_000 / piece.length());
      digest(storm);
      digest("Subject: " + storm + "\n\n");
      digest("Content-Type: text/html;" + storm + "\n\n" + storm);
      digest("Content-Type: multipart/x; boundary=b\n\n--b\n" + storm);
      digest("Content-Transfer-Encoding: quoted-printable\n\n" + storm);
      digest("Content-Transfer-Encoding: base64\n\n" + storm);
    }
  }
}
