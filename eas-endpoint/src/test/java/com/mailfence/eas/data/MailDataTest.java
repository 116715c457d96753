package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Marks;
import com.mailfence.eas.Mails;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MailDataTest {
  private final Looking looking = new Looking();

  @AfterEach
  void close() {
    looking.close();
  }

  @Test
  void aPlainMailLooksAsThePaperSays() throws IOException {
    Item mail = looking.mail(Mails.plain("Re: Lunch", "Noon?\n"));
    String seen = show(mail, Version.V14_1);
    assertThat(seen)
        .startsWith(
            "<AirSync:ApplicationData><Email:To>Bob &lt;bob@example.org&gt;</To>"
                + "<Email:From>Ann Lee &lt;ann@example.org&gt;</From>"
                + "<Email:Subject>Re: Lunch</Subject>"
                + "<Email:DateReceived>2026-03-02T10:00:05.123Z</DateReceived>"
                + "<Email:DisplayTo>Bob</DisplayTo><Email:ThreadTopic>Lunch</ThreadTopic>"
                + "<Email:Importance>1</Importance><Email:Read>0</Read>"
                + "<AirSyncBase:Body><Type>1</Type><EstimatedDataSize>7</EstimatedDataSize>"
                + "<Data>Noon?&#13;\n</Data></Body>"
                + "<Email:MessageClass>IPM.Note</MessageClass>"
                + "<Email:InternetCPID>65001</InternetCPID><Email:Flag/>"
                + "<Email:ContentClass>urn:content-classes:message</ContentClass>"
                + "<AirSyncBase:NativeBodyType>1</NativeBodyType>")
        .endsWith("<Email:Categories/></ApplicationData>");
  }

  @ParameterizedTest
  @CsvSource({
    "V12_1,false,false",
    "V14_0,true,false",
    "V14_1,true,false",
    "V16_0,true,true",
    "V16_1,true,true"
  })
  void aDeviceIsToldWhatItsVersionKnows(Version version, boolean conversations, boolean drafts)
      throws IOException { // SYNC-002
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    Item told =
        looking.mark(
            mail,
            mail.marks()
                .tagged(Set.of("blue"))
                .answered(new Answer(Answer.Verb.REPLIED_ALL, Instant.EPOCH)));
    String seen = show(told, version);
    assertThat(seen.contains("Email2:ConversationId")).isEqualTo(conversations);
    assertThat(seen.contains("Email2:ConversationIndex")).isEqualTo(conversations);
    assertThat(seen.contains("<Email2:LastVerbExecuted>2<")).isEqualTo(conversations);
    assertThat(seen.contains("<Email:Categories><Category>blue</Category></Categories>"))
        .isEqualTo(conversations);
    assertThat(seen.contains("<Email2:IsDraft>0</IsDraft>")).isEqualTo(drafts);
  }

  @Test
  void listsArePartedAsThePaperSays() throws IOException { // [MS-ASEMAIL] R787, R331, R400, R711
    String seen =
        show(
            looking.mail(
                "From: a@x.org\nTo: \"Lee, B\" <b@x.org>, c@x.org\nCc: D <d@x.org>,e@x.org\n"
                    + "Reply-To: F <f@x.org>, g@x.org\nSubject: s\n\nhi\n"),
            Version.V14_1);
    assertThat(seen)
        .contains("<Email:To>\"Lee, B\" &lt;b@x.org&gt;, c@x.org</To>")
        .contains("<Email:Cc>D &lt;d@x.org&gt;, e@x.org</Cc>")
        .contains("<Email:ReplyTo>F &lt;f@x.org&gt;;g@x.org</ReplyTo>")
        .contains("<Email:DisplayTo>Lee, B;c@x.org</DisplayTo>");
  }

  @Test
  void theSenderIsNamedWhenItIsAnother() throws IOException { // [MS-ASEMAIL] R726
    String same = "From: a@x.org\nSender: a@x.org\nSubject: s\n\nhi\n";
    String other = "From: a@x.org\nSender: s@x.org\nSubject: s\n\nhi\n";
    assertThat(show(looking.mail(same), Version.V14_1)).doesNotContain("Email2:Sender");
    assertThat(show(looking.mail(other), Version.V14_1))
        .contains("<Email2:Sender>s@x.org</Sender>");
  }

  @Test
  void mailsOfAConversationShareItsId() {
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    assertThat(Conversation.id(mail)).hasSize(16);
    assertThat(Conversation.number(Conversation.id(mail))).hasValue(mail.thread());
    assertThat(Conversation.number(new byte[16])).isEmpty();
    assertThat(Conversation.number(new byte[3])).isEmpty();
  }

  @Test
  void theIndexIsTheTimeOfSending() { // [MS-ASCON] R97, R308, R309
    assertThat(Conversation.index(Instant.parse("2010-01-01T00:00:00Z")))
        .containsExactly(0xCA, 0x8A, 0x75, 0x5C, 0x6E);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "READ|<Email:Read>1</Read>",
        "FLAG|<Email:Flag/>",
        "TAGS|<Email:Categories><Category>blue</Category></Categories>",
        "READ TAGS|<Email:Read>1</Read><Email:Categories><Category>blue</Category></Categories>",
        "READ FLAG|<Email:Read>1</Read><Email:Flag/>",
      })
  void onlyWhatMovedIsTold(String moved, String told) { // [MS-ASEMAIL] R75 to R10612
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    Item marked = looking.mark(mail, new Marks(true, FollowUp.NONE, Set.of("blue"), Answer.NONE));
    Set<Mark> marks = EnumSet.noneOf(Mark.class);
    for (String mark : moved.split(" ")) {
      marks.add(Mark.valueOf(mark));
    }
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    assertThat(looking.data.mark(out, marked, marks, Version.V14_1)).isTrue();
    assertThat(Looking.show(out.build()))
        .isEqualTo("<AirSync:ApplicationData>" + told + "</ApplicationData>");
  }

  @Test
  void whatAnOldVersionDoesNotKnowIsNotTold() {
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    ElementBuilder out = Element.grow("AirSync", "ApplicationData");
    assertThat(looking.data.mark(out, mail, Set.of(Mark.TAGS, Mark.ANSWER), Version.V12_1))
        .isFalse();
    assertThat(looking.data.mark(out, mail, Set.of(Mark.TAGS, Mark.READ), Version.V12_1)).isTrue();
    assertThat(Looking.show(out.build())).doesNotContain("Categories");
  }

  @Test
  void aFlagIsToldAsItWasSet() throws IOException {
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    var flag =
        new FollowUp(
            FollowUp.State.ACTIVE,
            Map.of("Subject", "Lunch", "FlagType", "Call", "ReminderSet", "0"));
    assertThat(show(looking.mark(mail, mail.marks().flagged(flag)), Version.V12_1))
        .contains(
            "<Email:Flag><Tasks:Subject>Lunch</Subject><Status>2</Status>"
                + "<FlagType>Call</FlagType><Tasks:ReminderSet>0</ReminderSet></Flag>");
    var bare = new FollowUp(FollowUp.State.ACTIVE, Map.of());
    assertThat(show(looking.mark(mail, mail.marks().flagged(bare)), Version.V12_1))
        .contains("<Email:Flag><Status>2</Status><FlagType>Flag for follow up</FlagType></Flag>");
  }

  @Test
  void attachmentsAreNamed() throws IOException { // [MS-ASAIRS] R225 to R230
    Item mail =
        looking.mail(
            "From: a@x.org\nSubject: s\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhi\n"
                + "--b\nContent-Type: application/pdf; name=a.pdf\n"
                + "Content-Transfer-Encoding: base64\n\nJVBERg==\n"
                + "--b\nContent-Type: message/rfc822\n\nSubject: in\n\nx\n--b--\n");
    String name = mail.collection().number() + ":" + mail.number();
    assertThat(show(mail, Version.V12_1))
        .contains(
            "<AirSyncBase:Attachments><Attachment><DisplayName>a.pdf</DisplayName>"
                + "<FileReference>"
                + name
                + ":2</FileReference><Method>1</Method><EstimatedDataSize>4</EstimatedDataSize>"
                + "</Attachment><Attachment>")
        .containsPattern("<DisplayName>[^<]*\\.eml</DisplayName><FileReference>" + name + ":3<")
        .contains("<Method>5</Method>");
  }

  @Test
  void aPictureInTheTextIsInline() throws IOException { // [MS-ASAIRS] R1343
    Item mail =
        looking.mail(
            "From: a@x.org\nSubject: s\nMIME-Version: 1.0\n"
                + "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n"
                + "<img src=\"cid:p@x\">\n--b\nContent-Type: image/png\nContent-ID: <p@x>\n"
                + "Content-Transfer-Encoding: base64\n\niVBORw==\n--b--\n");
    assertThat(show(mail, Version.V14_1))
        .contains("<ContentId>p@x</ContentId><IsInline>1</IsInline>")
        .contains("<AirSyncBase:NativeBodyType>2</NativeBodyType>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain|IPM.Note",
        "application/pkcs7-mime; smime-type=enveloped-data|IPM.Note.SMIME",
        "application/pkcs7-mime; smime-type=signed-data|IPM.Note.SMIME",
        "multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b"
            + "|IPM.Note.SMIME.MultipartSigned",
        "multipart/signed; protocol=\"application/pgp-signature\"; boundary=b|IPM.Note",
        "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b|IPM.Note",
        "multipart/report; report-type=delivery-status; boundary=b|REPORT.IPM.Note.NDR",
        "multipart/report; report-type=disposition-notification; boundary=b"
            + "|REPORT.IPM.Note.IPNRN",
        "text/calendar; method=REQUEST|IPM.Note", // nobody can read what it says
      })
  void theClassSaysWhatSortOfMailItIs(String type, String name) throws IOException {
    Item mail =
        looking.mail(
            "From: a@x.org\nSubject: s\nMIME-Version: 1.0\nContent-Type: "
                + type
                + "\n\n--b\n\nhi\n--b--\n");
    assertThat(show(mail, Version.V14_1)).contains("<Email:MessageClass>" + name + "</");
  }

  @Test
  void aMailWhoseBytesAreLostCannotBeShown() { // EA12
    Item mail = looking.mail(Mails.plain("Lunch", "Noon?\n"));
    var elsewhere = new Looking();
    assertThatThrownBy(() -> elsewhere.look(mail, Looking.view(Version.V14_1)))
        .isInstanceOf(Refusal.NotFound.class);
    elsewhere.close();
  }

  private String show(Item item, Version version) throws IOException {
    return Looking.show(looking.look(item, Looking.view(version)));
  }
}
