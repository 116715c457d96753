package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.eas.Mails;
import com.mailfence.eas.Postbox;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ServerId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendingTest {
  private static final String NS = "ComposeMail";
  private static final String MAIL =
      "From: alice@test.example\r\nTo: bob@else.example\r\nSubject: Hello\r\n"
          + "Content-Type: text/plain\r\n\r\nGood morning.\r\n";

  private final DeskHouse eas = new DeskHouse();
  private AccountId alice;
  private Collection inbox;
  private Item original;
  private DeskHouse.Phone phone;
  private DeskHouse.Phone old;

  @BeforeEach
  void aPhoneAndAMail() {
    alice = eas.account("alice@test.example");
    inbox = eas.folder(alice, Kind.MAIL, Role.INBOX);
    original = put(inbox, Mails.plain("Question", "Where are you?\n"));
    phone = eas.new Phone(alice, "d1", "14.1");
    old = eas.new Phone(alice, "d0", "12.1");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void successIsAnsweredWithNothing() {
    assertThat(send(phone, mime("SendMail", "c1", MAIL))).isEqualTo(Reply.nothing()); // R463
    assertThat(eas.house.outbox.due(eas.clock.instant(), 10))
        .singleElement()
        .satisfies(
            out -> {
              assertThat(out.to()).isEqualTo("bob@else.example");
              assertThat(out.from()).isEqualTo("alice@test.example");
              assertThat(text(out.content())).contains("Good morning.", "Message-ID:");
            });
    assertThat(sent()).isEmpty();
  }

  @Test
  void copyIsKeptWhereItIsAskedFor() {
    send(phone, mime("SendMail", "c1", MAIL).empty("SaveInSentItems"));
    assertThat(sent()).singleElement().satisfies(c -> assertThat(c.marks().read()).isTrue());
    old.sendArguments("SendMail", "&SaveInSent=T", MAIL.replace("Hello", "Twice").getBytes(UTF_8));
    assertThat(sent()).hasSize(2); // SYNC-035
    old.sendArguments("SendMail", "&SaveInSent=F", MAIL.replace("Hello", "No").getBytes(UTF_8));
    assertThat(sent()).hasSize(2);
  }

  @Test
  void repeatedMessageIsSentOnce() {
    Element body = mime("SendMail", "c1", MAIL).empty("SaveInSentItems").build();
    assertThat(send(phone, body)).isEqualTo(Reply.nothing());
    assertThat(DeskHouse.shown(send(phone, body)))
        .isEqualTo("<ComposeMail:SendMail><Status>118</Status></SendMail>"); // R4848, SYNC-027
    assertThat(sent()).hasSize(1);
    assertThat(outbox()).hasSize(1);
    // another device may give the same name
    assertThat(send(eas.new Phone(alice, "d2", "16.1"), body)).isEqualTo(Reply.nothing());
  }

  @Test
  void repeatedMessageIsSentOnceUpTo121Too() {
    old.sendBytes("SendMail", MAIL.getBytes(UTF_8));
    old.sendBytes("SendMail", MAIL.getBytes(UTF_8));
    assertThat(old.answers).containsOnly(Reply.nothing());
    assertThat(outbox()).hasSize(1); // SYNC-027
    old.sendBytes("SendMail", MAIL.replace("Hello", "Other").getBytes(UTF_8));
    assertThat(outbox()).hasSize(2);
  }

  @Test
  void blindCopiesLeaveUnseen() {
    String blind = MAIL.replace("Subject:", "Bcc: eve@else.example\r\nSubject:");
    send(phone, mime("SendMail", "c1", blind).empty("SaveInSentItems"));
    assertThat(outbox()).extracting(Dispatch::to).contains("eve@else.example");
    assertThat(outbox()).allSatisfy(out -> assertThat(text(out.content())).doesNotContain("eve@"));
    assertThat(text(sent().get(0).bytes())).contains("eve@else.example"); // SEND-001, SEND-002
  }

  @ParameterizedTest
  @CsvSource({
    "From: mallory@test.example, To: bob@else.example, 120",
    "From: alice@test.example, Subject: no recipient, 119",
    "From: alice@test.example, To: not an address, 116"
  })
  void messageThatCannotBeSentIsRefusedWhole(String from, String to, int status) {
    String mail = from + "\r\n" + to + "\r\n\r\ntext\r\n";
    Reply reply = send(phone, mime("SendMail", "c1", mail).empty("SaveInSentItems"));
    assertThat(DeskHouse.shown(reply)).contains("<Status>" + status + "<"); // SM08, SEND-003
    old.sendBytes("SendMail", mail.getBytes(UTF_8));
    assertThat(old.last()).isEqualTo(Reply.http(400));
    assertThat(outbox()).isEmpty();
    assertThat(sent()).isEmpty();
  }

  @Test
  void enoughForTodayIsNoFaultOfTheServer() {
    for (int i = 0; i < Postbox.MOST; i++) {
      assertThat(send(phone, mime("SendMail", "c" + i, MAIL))).isEqualTo(Reply.nothing());
    }
    assertThat(DeskHouse.shown(send(phone, mime("SendMail", "x", MAIL)))).contains("<Status>115<");
  }

  @Test
  void formErrorsAreToldApart() {
    Element noMime = Element.grow(NS, "SendMail").text("ClientId", "c").build();
    assertThat(DeskHouse.shown(send(phone, noMime))).contains("<Status>103<"); // R4817
    Element noId = Element.grow(NS, "SendMail").opaque(NS, "Mime", MAIL.getBytes(UTF_8)).build();
    assertThat(DeskHouse.shown(send(phone, noId))).contains("<Status>103<");
    Element account = mime("SendMail", "c", MAIL).text("AccountId", "x").build();
    assertThat(DeskHouse.shown(send(phone, account))).contains("<Status>166<"); // R724
    old.sendBytes("SendMail", new byte[0]);
    assertThat(old.last()).isEqualTo(Reply.http(400)); // R7547
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void replyQuotesWhatItAnswersAndMarksIt(String version) {
    DeskHouse.Phone any = eas.new Phone(alice, "d9", version);
    Reply reply = send(any, mime("SmartReply", "c1", MAIL).with(source(original)));
    assertThat(reply).isEqualTo(Reply.nothing());
    String text = text(outbox().get(0).content());
    assertThat(text).contains("Good morning.", "Where are you?", "In-Reply-To:"); // R580
    assertThat(now(original).marks().answer().verb()).isEqualTo(Answer.Verb.REPLIED);
  }

  @Test
  void replyAndForwardUpTo121TakeTheirSourceFromTheQuery() {
    String source = "&CollectionId=" + inbox.number() + "&ItemId=" + ServerId.of(original);
    old.sendArguments("SmartReply", source, MAIL.getBytes(UTF_8));
    assertThat(old.last()).isEqualTo(Reply.nothing());
    assertThat(text(outbox().get(0).content())).contains("Where are you?");
    old.sendArguments("SmartForward", source.replace(":", "%3A"), MAIL.getBytes(UTF_8));
    assertThat(now(original).marks().answer().verb()).isEqualTo(Answer.Verb.FORWARDED);
  }

  @Test
  void replacedMessageIsSentAsItIs() {
    send(phone, mime("SmartReply", "c1", MAIL).with(source(original)).empty("ReplaceMime"));
    send(phone, mime("SmartForward", "c2", MAIL).with(source(original)).empty("ReplaceMime"));
    assertThat(outbox())
        .allSatisfy(out -> assertThat(text(out.content())).doesNotContain("Where are you?"));
    assertThat(outbox()).hasSize(2); // R3775
  }

  @Test
  void signedMessageIsNotTouched() {
    String signed =
        MAIL.replace(
            "Content-Type: text/plain\r\n\r\nGood morning.\r\n",
            "Content-Type: multipart/signed; boundary=b\r\n\r\n--b\r\n\r\nGood morning.\r\n--b--\r\n");
    send(phone, mime("SmartReply", "c1", signed).with(source(original)));
    assertThat(text(outbox().get(0).content())).doesNotContain("Where are you?");
  }

  @Test
  void forwardCarriesTheOriginalsAttachments() {
    Item full =
        put(
            inbox,
            "From: x@else.example\nSubject: Plan\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nSee the plan.\n--b\n"
                + "Content-Type: application/pdf\nContent-Disposition: attachment; filename=p.pdf\n"
                + "\nPDF bytes\n--b--\n");
    send(phone, mime("SmartForward", "c1", MAIL).with(source(full)));
    assertThat(text(outbox().get(0).content())).contains("See the plan.", "p.pdf", "UERGIGJ5dGVz");
  }

  @Test
  void forwardOfAFewWordsIsWrittenForTheDevice() {
    DeskHouse.Phone newest = eas.new Phone(alice, "d9", "16.1");
    Element asked =
        Element.grow(NS, "SmartForward")
            .text("ClientId", "c1")
            .with(source(original))
            .with(
                Element.grow(NS, "Forwardees")
                    .with(
                        Element.grow(NS, "Forwardee")
                            .text("Name", "Bob")
                            .text("Email", "bob@else.example")))
            .with(
                Element.grow("AirSyncBase", "Body").number("Type", 1).text("Data", "Look at this"))
            .build();
    assertThat(send(newest, asked)).isEqualTo(Reply.nothing());
    assertThat(text(outbox().get(0).content()))
        .contains("Subject: FW: Question", "Look at this", "Where are you?", "<bob@else.example>");
  }

  @Test
  void mixedAndUnreadableForwardsAreToldApart() {
    DeskHouse.Phone newest = eas.new Phone(alice, "d9", "16.0");
    ElementBuilder forwardees =
        Element.grow(NS, "Forwardees")
            .with(Element.grow(NS, "Forwardee").text("Email", "bob@else.example"));
    Element mixed =
        mime("SmartForward", "c1", MAIL).with(source(original)).with(forwardees).build();
    assertThat(DeskHouse.shown(send(newest, mixed))).contains("<Status>178<"); // R7467
    Element nobody =
        Element.grow(NS, "SmartForward")
            .text("ClientId", "c2")
            .with(source(original))
            .with(Element.grow(NS, "Forwardees").with(Element.grow(NS, "Forwardee")))
            .build();
    assertThat(DeskHouse.shown(send(newest, nobody))).contains("<Status>179<"); // R7470
    assertThat(outbox()).isEmpty();
  }

  @Test
  void originalsOfOthersAndMadeUpOnesDoNotExist() {
    AccountId bob = eas.account("bob@test.example");
    Item his = put(eas.folder(bob, Kind.MAIL, Role.INBOX), Mails.plain("Secret", "hidden\n"));
    String folder = ServerId.of(inbox.id());
    for (String id :
        List.of(
            ServerId.of(his) + "99",
            folder + ":999",
            "999:" + original.number(),
            "x",
            "",
            ":",
            "-1:5")) {
      for (String verb : List.of("SmartReply", "SmartForward")) {
        Element asked = mime(verb, verb + id, MAIL).with(source(folder, id)).build();
        assertThat(DeskHouse.shown(send(phone, asked))).contains("<Status>150<"); // R4930, EA03
      }
    }
    Element elsewhere =
        mime("SmartReply", "c1", MAIL)
            .with(
                source(
                    ServerId.of(eas.folder(alice, Kind.MAIL, Role.SENT).id()),
                    ServerId.of(original)))
            .build();
    assertThat(DeskHouse.shown(send(phone, elsewhere))).contains("<Status>150<");
    assertThat(outbox()).isEmpty();
  }

  @Test
  void occurrencesAreOfSeriesOnly() {
    Element series =
        mime("SmartReply", "c1", MAIL).with(sourceAt("2026-03-01T10:00:00.000Z")).build();
    assertThat(DeskHouse.shown(send(phone, series))).contains("<Status>146<"); // R4919
    Element garbled = mime("SmartReply", "c1", MAIL).with(sourceAt("yesterday")).build();
    assertThat(DeskHouse.shown(send(phone, garbled))).contains("<Status>104<"); // R578
    assertThat(outbox()).isEmpty();
  }

  @Test
  void longIdNamesAnItemToo() {
    ElementBuilder source = Element.grow(NS, "Source").text("LongId", ServerId.of(original));
    assertThat(send(phone, mime("SmartForward", "c1", MAIL).with(source)))
        .isEqualTo(Reply.nothing());
  }

  private ElementBuilder sourceAt(String instance) {
    return source(original).text("InstanceId", instance);
  }

  private ElementBuilder source(Item item) {
    return source(ServerId.of(item.collection()), ServerId.of(item));
  }

  private static ElementBuilder source(String folder, String item) {
    return Element.grow(NS, "Source").text("FolderId", folder).text("ItemId", item);
  }

  private static ElementBuilder mime(String verb, String clientId, String mail) {
    return Element.grow(NS, verb)
        .text("ClientId", clientId)
        .opaque(NS, "Mime", mail.getBytes(UTF_8));
  }

  private static Reply send(DeskHouse.Phone phone, ElementBuilder body) {
    return send(phone, body.build());
  }

  private static Reply send(DeskHouse.Phone phone, Element body) {
    return phone.sendBytes(body.name(), DeskHouse.bytes(body)).last();
  }

  private Item put(Collection folder, String source) {
    return eas.house.store.commit(
        Reader.house(),
        folder.id().account(),
        d -> d.add(Mails.of(eas.house.blobs, folder.id(), eas.clock.instant(), source)));
  }

  private Item now(Item item) {
    return eas.house.catalog.item(Reader.owner(alice), item.id()).orElseThrow();
  }

  private List<Item> sent() {
    Collection sent = eas.folder(alice, Kind.MAIL, Role.SENT);
    return eas.house.catalog.newest(Reader.owner(alice), sent.id(), Long.MAX_VALUE, 10);
  }

  private List<Dispatch> outbox() {
    return eas.house.outbox.due(eas.clock.instant().plus(Duration.ofDays(1)), 100);
  }

  private String text(ContentRef content) {
    try (InputStream in = eas.house.blobs.open(content)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
