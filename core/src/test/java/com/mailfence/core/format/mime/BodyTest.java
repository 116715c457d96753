package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyTest {

  private static String part(String headers, String body) {
    return headers + "\n\n" + body + "\n";
  }

  private static String multipart(String kind, String boundary, String... parts) {
    StringBuilder out = new StringBuilder();
    out.append("Content-Type: multipart/").append(kind).append("; boundary=").append(boundary);
    out.append("\n\n");
    for (String part : parts) {
      out.append("--").append(boundary).append('\n').append(part);
    }
    return out.append("--").append(boundary).append("--\n").toString();
  }

  private static final String PLAIN = part("Content-Type: text/plain", "plain");
  private static final String HTML = part("Content-Type: text/html", "<p>page</p>");
  private static final String PICTURE =
      part("Content-Type: image/png\nContent-ID: <pic>\nContent-Disposition: inline", "png");
  private static final String FILE =
      part("Content-Type: text/plain; name=notes.txt\nContent-Disposition: attachment", "notes");
  private static final String INVITATION =
      part("Content-Type: text/calendar; method=REQUEST", "BEGIN:VCALENDAR");

  private static String summary(String mail) throws IOException {
    BodyParts body = Message.of(Mails.mail(mail)).body();
    return "plain "
        + sections(body.plain())
        + " html "
        + sections(body.html())
        + " files "
        + body.attachments().stream()
            .map(a -> a.part().section() + (a.inline() ? "i" : ""))
            .toList()
        + (body.invitation().isPresent() ? " invites" : "");
  }

  private static List<String> sections(List<Part> parts) {
    return parts.stream().map(Part::section).toList();
  }

  @Test
  void aSingleTextIsTheBodyInBothForms() throws IOException {
    assertThat(summary(PLAIN)).isEqualTo("plain [1] html [1] files []");
    assertThat(summary(HTML)).isEqualTo("plain [1] html [1] files []");
    assertThat(summary("Content-Type: text/enriched\n\nx"))
        .isEqualTo("plain [1] html [1] files []");
  }

  @Test
  void alternativesServeEachFormItsOwn() throws IOException {
    assertThat(summary(multipart("alternative", "a", PLAIN, HTML)))
        .isEqualTo("plain [1] html [2] files []");
    assertThat(summary(multipart("alternative", "a", HTML)))
        .isEqualTo("plain [1] html [1] files []");
    assertThat(summary(multipart("alternative", "a", PLAIN)))
        .isEqualTo("plain [1] html [1] files []");
  }

  @Test
  void picturesWithinAPageAreInline() throws IOException {
    String page = multipart("related", "r", HTML, PICTURE);
    assertThat(summary(multipart("alternative", "a", PLAIN, page)))
        .isEqualTo("plain [1] html [2.1] files [2.2i]");
    assertThat(summary(multipart("related", "r", PLAIN, PICTURE)))
        .as("a plain body cannot refer to them")
        .isEqualTo("plain [1] html [1] files [2]");
  }

  @Test
  void theStartOfRelatedPartsMayBeNamed() throws IOException {
    String page = part("Content-Type: text/html\nContent-ID: <start>", "<p>page</p>");
    assertThat(summary(multipart("related; start=\"<start>\"", "r", PICTURE, page)))
        .isEqualTo("plain [2] html [2] files [1i]");
  }

  @Test
  void textBetweenFilesIsPartOfTheBody() throws IOException {
    String mail = multipart("mixed", "m", PLAIN, FILE, PLAIN);
    assertThat(summary(mail)).isEqualTo("plain [1, 3] html [1, 3] files [2]");
    Message message = Message.of(Mails.mail(mail));
    assertThat(read(message, Form.PLAIN)).isEqualTo("plain\r\nplain");
    assertThat(message.excerpt(Form.PLAIN, 3)).extracting(Excerpt::size).isEqualTo(12L);
  }

  @Test
  void invitationsAreTextAndCalendarInOne() throws IOException {
    String text = multipart("alternative", "a", PLAIN, HTML, INVITATION);
    assertThat(summary(text)).isEqualTo("plain [1] html [2] files [] invites");
    assertThat(summary(multipart("mixed", "m", text, FILE)))
        .isEqualTo("plain [1.1] html [1.2] files [2] invites");
    assertThat(summary(INVITATION)).isEqualTo("plain [] html [] files [1] invites");
  }

  @Test
  void reportsShowTheirWordsAndKeepTheRestAside() throws IOException {
    String status = part("Content-Type: message/delivery-status", "Action: failed");
    String original = part("Content-Type: message/rfc822", "Subject: lost\n\nlost words");
    assertThat(
            summary(multipart("report; report-type=delivery-status", "b", PLAIN, status, original)))
        .isEqualTo("plain [1] html [1] files [2, 3]");
  }

  @Test
  void aFileAloneIsNoBody() throws IOException {
    assertThat(summary(FILE)).isEqualTo("plain [] html [] files [1]");
    assertThat(summary("Content-Type: application/pdf\n\nx"))
        .isEqualTo("plain [] html [] files [1]");
  }

  @Test
  void signaturesDoNotCountAsFiles() throws IOException {
    String signature = part("Content-Type: application/pgp-signature; name=s.asc", "sig");
    BodyParts body = Message.of(Mails.mail(multipart("signed", "s", PLAIN, signature))).body();
    assertThat(body.attachments()).hasSize(1);
    assertThat(body.showsAttachments()).isFalse();
  }

  @Test
  void filesWithoutANameGetOne() throws IOException {
    String mail = multipart("mixed", "m", PLAIN, part("Content-Type: application/pdf", "x"));
    assertThat(Message.of(Mails.mail(mail)).body().attachments())
        .extracting(Attachment::name)
        .containsExactly("attachment-2.pdf");
  }

  @Test
  void theFormTheSenderChoseIsKnown() throws IOException {
    assertThat(Message.of(Mails.mail(PLAIN)).body().nativeForm()).isEqualTo(Form.PLAIN);
    assertThat(Message.of(Mails.mail(HTML)).body().nativeForm()).isEqualTo(Form.HTML);
    String both = multipart("alternative", "a", PLAIN, HTML);
    assertThat(Message.of(Mails.mail(both)).body().nativeForm()).isEqualTo(Form.HTML);
  }

  @Test
  void excerptsNeverCutACharacter() throws IOException {
    Message message = Message.of(Mails.utf8("Content-Type: text/plain; charset=utf-8\n\nä€😀z"));
    String[] expected = {"", "", "ä", "ä", "ä", "ä€", "ä€", "ä€", "ä€", "ä€😀", "ä€😀z", "ä€😀z"};
    for (int most = 0; most < expected.length; most++) {
      Excerpt excerpt = message.excerpt(Form.PLAIN, most);
      assertThat(excerpt.text()).as("%d bytes", most).isEqualTo(expected[most]);
      assertThat(excerpt.size()).isEqualTo(10);
      assertThat(excerpt.cut()).isEqualTo(most < 10);
    }
  }

  @Test
  void theSizeKeptIsTheSizeRead() throws IOException {
    String[] mails = {
      "Content-Type: text/plain; charset=iso-8859-1\n\nGr\u00fc\u00dfe\n",
      "Content-Type: text/plain; charset=utf-8\n\nGr\u00fc\u00dfe and no UTF-8\n",
      "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nR3L8w59lAAAB\n",
      "Content-Type: text/html\n\n<meta charset=koi8-r>\u00d0\u00d2\u00c9\u00d7\u00c5\u00d4",
      "Content-Type: text/plain; charset=utf-16\n\n\u00fe\u00ff\u0000a\u20ac",
      "Content-Type: text/plain; charset=utf-8\n\n\u00ef\u00bb\u00bfmark"
    };
    for (String mail : mails) {
      Message message = Message.of(Mails.mail(mail));
      Form form = message.body().nativeForm();
      String text = read(message, form);
      assertThat(text.getBytes(StandardCharsets.UTF_8))
          .as(mail)
          .hasSize((int) message.structure().root().sizes().utf8());
    }
  }

  @Test
  void formsAreTurnedIntoEachOther() throws IOException {
    assertThat(read(Message.of(Mails.mail(HTML)), Form.PLAIN)).isEqualTo("page");
    assertThat(read(Message.of(Mails.mail("\na < b &\n  c")), Form.HTML))
        .contains("<div>a &lt; b &amp;<br>\r\n&nbsp;&nbsp;c</div>");
  }

  @Test
  void flowedLinesAreJoinedOnAPage() throws IOException { // RFC 3676
    String text = "one \ntwo\n> three \n> four\n  five\nsix \n>seven\n-- \nme \n";
    assertThat(page("format=flowed", text))
        .isEqualTo(
            "one two<br>\r\n&gt; three <br>\r\n&gt; four<br>\r\n five<br>\r\nsix <br>\r\n&gt;seven"
                + "<br>\r\n-- <br>\r\nme ");
    assertThat(page("format=flowed; delsp=yes", "one \ntwo ")).isEqualTo("onetwo ");
    assertThat(page("x=y", "one \ntwo")).isEqualTo("one <br>\r\ntwo");
  }

  private static String page(String parameters, String text) throws IOException {
    Message message =
        Message.of(Mails.mail("Content-Type: text/plain; " + parameters + "\n\n" + text));
    String page = read(message, Form.HTML);
    return page.substring(page.indexOf("<div>") + 5, page.indexOf("</div>")).replace("&nbsp;", " ");
  }

  private static String read(Message message, Form form) throws IOException {
    try (InputStream in = message.text(form)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
