package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.eas.wire.FileReference;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DraftDataTest {
  private static final Mailbox BOB = new Mailbox("Bob", "bob@example.org");
  private static final String BOTH_FORMS =
      "From: bob@example.org\nTo: eve@example.org\nSubject: s\nIn-Reply-To: <a@x>\n"
          + "References: <a@x>\nX-Other: stays\nMIME-Version: 1.0\n"
          + "Content-Type: multipart/mixed; boundary=m\n\n--m\n"
          + "Content-Type: multipart/alternative; boundary=a\n\n--a\n\nplain\n--a\n"
          + "Content-Type: text/html\n\n<p>page</p>\n--a--\n--m\n"
          + "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n"
          + "JVBERg==\n--m--\n";

  private final Looking looking = new Looking();
  private final DraftData drafts = new DraftData(looking.house.blobs, new Counted());

  /** Words that are new each time. */
  private static final class Counted implements Tokens {
    private int last;

    @Override
    public String next() {
      return "t" + ++last;
    }
  }

  @AfterEach
  void close() {
    looking.close();
  }

  @Test
  void aNewDraftSaysWhatTheDeviceSaid() throws IOException { // [MS-ASEMAIL] R1489
    Message draft =
        compose(
            null,
            "<Email:To>Eve &lt;eve@example.org&gt;, x@y.org</Email:To><Email:Cc>c@y.org</Email:Cc>"
                + "<Email2:Bcc>b@y.org</Email2:Bcc><Email:ReplyTo>r@y.org;q@y.org</Email:ReplyTo>"
                + "<Email:Subject>Gr\u00fc\u00dfe</Email:Subject>"
                + "<Email:Importance>2</Email:Importance>"
                + "<AirSyncBase:Body><Type>1</Type><Data>Hello</Data></AirSyncBase:Body>");
    assertThat(draft.headers().text("From")).contains("Bob <bob@example.org>");
    assertThat(draft.headers().text("To")).contains("Eve <eve@example.org>, x@y.org");
    assertThat(draft.headers().text("Cc")).contains("c@y.org");
    assertThat(draft.headers().text("Bcc")).contains("b@y.org");
    assertThat(draft.headers().text("Reply-To")).contains("r@y.org, q@y.org");
    assertThat(draft.headers().text("Subject")).contains("Gr\u00fc\u00dfe");
    assertThat(draft.headers().text("Importance")).contains("high");
    assertThat(text(draft, Form.PLAIN)).isEqualTo("Hello");
  }

  @Test
  void whatIsNotNamedStays() throws IOException { // [MS-ASCMD] R878
    Item before = looking.mail(BOTH_FORMS);
    Message draft = compose(before, "<Email:Subject>new</Email:Subject>");
    assertThat(draft.headers().text("Subject")).contains("new");
    assertThat(draft.headers().text("To")).contains("eve@example.org");
    assertThat(draft.headers().text("In-Reply-To")).contains("<a@x>");
    assertThat(draft.headers().text("References")).contains("<a@x>");
    assertThat(text(draft, Form.PLAIN)).contains("plain");
    assertThat(text(draft, Form.HTML)).contains("<p>page</p>");
    assertThat(draft.body().attachments()).hasSize(1);
  }

  @Test
  void anEmptyPropertyIsEmptied() throws IOException {
    Message draft = compose(looking.mail(BOTH_FORMS), "<Email:To/><Email:Subject/>");
    assertThat(draft.headers().has("To")).isFalse();
    assertThat(draft.headers().text("Subject")).hasValueSatisfying(s -> assertThat(s).isEmpty());
  }

  @Test
  void aNewBodyTakesThePlaceOfTheOld() throws IOException {
    Message draft =
        compose(
            looking.mail(BOTH_FORMS),
            "<AirSyncBase:Body><Type>2</Type><Data>&lt;b&gt;x&lt;/b&gt;</Data></AirSyncBase:Body>");
    assertThat(text(draft, Form.HTML)).isEqualTo("<b>x</b>");
    assertThat(text(draft, Form.PLAIN)).doesNotContain("plain");
    assertThat(draft.body().attachments()).hasSize(1);
  }

  @Test
  void filesAreTakenAwayAndAdded() throws IOException {
    Item before = looking.mail(BOTH_FORMS);
    String old = FileReference.of(before, "2");
    DraftData.Written written =
        drafts.compose(
            data(
                "<AirSyncBase:Attachments><Delete><FileReference>"
                    + old
                    + "</FileReference></Delete>"
                    + "<Add><ClientId>f1</ClientId><Content opaque=\"base64\">AAEC</Content>"
                    + "<DisplayName>b.bin</DisplayName><Method>1</Method></Add>"
                    + "<Add><ClientId>f2</ClientId><DisplayName>empty</DisplayName>"
                    + "<Method>1</Method></Add></AirSyncBase:Attachments>"),
            before,
            BOB,
            Looking.RECEIVED);
    Message draft = Message.of(written.content());
    assertThat(written.clientIds()).containsExactly("f1");
    assertThat(draft.body().attachments()).hasSize(1);
    assertThat(draft.body().attachments().get(0).name()).isEqualTo("b.bin");
    try (InputStream in = draft.decoded(draft.body().attachments().get(0).part())) {
      assertThat(in.readAllBytes()).containsExactly(0, 1, 2);
    }
  }

  @Test
  void aPictureStandsInThePage() throws IOException {
    DraftData.Written written =
        drafts.compose(
            data(
                "<AirSyncBase:Body><Type>2</Type><Data>&lt;img src=\"cid:p1\"&gt;</Data>"
                    + "</AirSyncBase:Body><AirSyncBase:Attachments>"
                    + "<Add><ClientId>f1</ClientId><Content opaque=\"base64\">AAEC</Content>"
                    + "<ContentType>text/csv</ContentType><DisplayName>b.csv</DisplayName>"
                    + "<Method>1</Method></Add>"
                    + "<Add><ClientId>p1</ClientId><Content opaque=\"base64\">iVBORw==</Content>"
                    + "<ContentId>p1</ContentId><ContentType>image/png</ContentType>"
                    + "<DisplayName>p.png</DisplayName><IsInline/><Method>1</Method></Add>"
                    + "</AirSyncBase:Attachments>"),
            null,
            BOB,
            Looking.RECEIVED);
    Message draft = Message.of(written.content());
    assertThat(written.clientIds()).containsExactly("p1", "f1");
    assertThat(draft.body().attachments()).hasSize(2);
    assertThat(draft.body().attachments().get(0).inline()).isTrue();
    assertThat(draft.body().attachments().get(1).name()).isEqualTo("b.csv");
  }

  @Test
  void aWholeMessageIsTakenAsItIs() throws IOException { // [MS-ASEMAIL] R14890
    Message draft =
        compose(
            null,
            "<AirSyncBase:Body><Type>4</Type><Data opaque=\"base64\">"
                + java.util.Base64.getEncoder()
                    .encodeToString("Subject: whole\r\n\r\nx\r\n".getBytes(UTF_8))
                + "</Data></AirSyncBase:Body>");
    assertThat(draft.headers().text("Subject")).contains("whole");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<AirSyncBase:Body><Type>3</Type><Data>x</Data></AirSyncBase:Body>",
        "<AirSyncBase:Body><Type>4</Type><Data>x</Data></AirSyncBase:Body>"
            + "<AirSyncBase:Attachments><Delete><FileReference>1:2:3</FileReference></Delete>"
            + "</AirSyncBase:Attachments>",
      })
  void whatMakesNoSenseIsNoDraft(String data) {
    assertThatThrownBy(() -> compose(null, data)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void marksAloneAreNoWriting() {
    assertThat(DraftData.writes(data("<Email:Read>1</Email:Read><Email:Flag/>"))).isFalse();
    assertThat(DraftData.writes(data("<Email:Subject/>"))).isTrue();
    assertThat(DraftData.writes(data("<Email2:Bcc>x@y.org</Email2:Bcc>"))).isTrue();
  }

  private Message compose(@Nullable Item before, String xml) throws IOException {
    Content content = drafts.compose(data(xml), before, BOB, Looking.RECEIVED).content();
    return Message.of(content);
  }

  private static Element data(String xml) {
    return XmlReading.read("<AirSync:ApplicationData>" + xml + "</AirSync:ApplicationData>");
  }

  private static String text(Message message, Form form) throws IOException {
    try (InputStream in = message.text(form)) {
      return new String(in.readAllBytes(), UTF_8).strip();
    }
  }
}
