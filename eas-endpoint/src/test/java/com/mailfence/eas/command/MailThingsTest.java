package com.mailfence.eas.command;

import static com.mailfence.eas.command.MailWire.one;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.delivery.Delivery;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Recipient;
import com.mailfence.engine.delivery.Sequel;
import com.mailfence.engine.delivery.Trace;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attachments, conversations and windows of mail from the wire. */
class MailThingsTest {
  private final MailWire wire = new MailWire();

  @AfterEach
  void close() {
    wire.close();
  }

  private static final String PARCELS =
      "From: Ann <ann@example.org>\nSubject: parcels\nMessage-ID: <p@x>\nMIME-Version: 1.0\n"
          + "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
          + "Content-Type: multipart/related; boundary=i\n\n--i\nContent-Type: text/html\n\n"
          + "<img src=\"cid:pic@x\">\n--i\nContent-Type: image/png; name=pic.png\n"
          + "Content-ID: <pic@x>\nContent-Disposition: inline; filename=pic.png\n"
          + "Content-Transfer-Encoding: base64\n\niVBORw==\n--i--\n--o\n"
          + "Content-Type: message/rfc822\n\nFrom: Eve <eve@x>\nSubject: inner\n\nhello\n--o\n"
          + "Content-Type: application/pdf; name=a.pdf\n"
          + "Content-Disposition: attachment; filename=a.pdf\n"
          + "Content-Transfer-Encoding: base64\n\nJVBERg==\n--o--\n";

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void attachmentsSayWhatTheyAre(String version) {
    // [MS-ASAIRS] R225 to R230, R2299, R160, R10020, R100299, R1343; [MS-ASCMD] R5501
    wire.add(PARCELS);
    String told = wire.sync(version, "");
    List<String> all = List.of(told.split("<Attachment>"));
    assertThat(all).hasSize(4);
    String picture = all.stream().filter(a -> a.contains("pic.png")).findFirst().orElseThrow();
    assertThat(picture)
        .contains("<Method>1</Method>", "<ContentId>pic@x</ContentId>", "<IsInline>1</IsInline>");
    String inner = all.stream().filter(a -> a.contains(".eml")).findFirst().orElseThrow();
    assertThat(inner).contains("<Method>5</Method>").doesNotContain("IsInline>1");
    String file = all.stream().filter(a -> a.contains("a.pdf")).findFirst().orElseThrow();
    assertThat(file)
        .contains("<Method>1</Method>", "<EstimatedDataSize>4<")
        .doesNotContain("IsInline>1");
    String reference = one("<FileReference>([^<]*)<", inner).orElseThrow();
    String fetched =
        wire.phone(version)
            .ask(
                "ItemOperations",
                "<ItemOperations:ItemOperations><Fetch><Store>Mailbox</Store>"
                    + "<AirSyncBase:FileReference>"
                    + reference
                    + "</AirSyncBase:FileReference></Fetch></ItemOperations>");
    assertThat(fetched).contains("<Status>1</Status>", "message/rfc822");
  }

  private String move(String version, Item mail, Collection to) {
    return wire.phone(version)
        .ask(
            "ItemOperations",
            "<ItemOperations:ItemOperations><Move><ConversationId opaque=\"base64\">"
                + MailWire.conversation(mail)
                + "</ConversationId><DstFldId>"
                + ServerId.of(to.id())
                + "</DstFldId><Options><MoveAlways/></Options></Move></ItemOperations>");
  }

  private void comes(String id, String answers) throws IOException {
    String source =
        "From: Ann <ann@example.org>\r\nTo: bob@example.org\r\nSubject: Re: talk\r\nMessage-ID: <"
            + id
            + ">\r\nIn-Reply-To: <"
            + answers
            + ">\r\nReferences: <"
            + answers
            + ">\r\n\r\nmore\r\n";
    var delivery =
        new Delivery(
            wire.desk.house.store, wire.desk.house.catalog, wire.desk.house.blobs, wire.desk.clock);
    var trace = new Trace("mx.example.org", "ESMTP", "mail.x", "192.0.2.7", "T1");
    var to = new Recipient("bob@example.org", List.of(wire.bob));
    delivery.deliver(
        new Envelope("ann@example.org", List.of(to), trace),
        wire.desk.house.blobs.put(source.getBytes(UTF_8)),
        Sequel.NONE);
  }

  private long count(Collection folder) {
    return wire.desk
        .house
        .catalog
        .newest(Reader.owner(wire.bob), folder.id(), Long.MAX_VALUE, 100)
        .size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aConversationThatIsIgnoredStaysAway(String version) throws IOException {
    // [MS-ASCON] R130, R143, R166, R172, R213, R214, R216
    Item talk = wire.add(Mails.plain("talk", "hi\n").replace("Message-ID: <", "Message-ID: <z"));
    Collection trash = wire.folder(Role.TRASH);
    assertThat(move(version, talk, trash)).contains("<Status>1</Status></Move>");
    assertThat(count(wire.inbox)).isZero();
    comes("second@x", talk.key());
    assertThat(count(wire.inbox)).isZero();
    assertThat(count(trash)).isEqualTo(2);
    comes("third@x", "second@x");
    assertThat(count(trash)).isEqualTo(3);
    comes("other@x", "nobody@x");
    assertThat(count(wire.inbox)).isEqualTo(1);
    assertThat(move(version, talk, wire.inbox)).contains("<Status>1</Status></Move>");
    comes("fourth@x", "third@x");
    assertThat(count(trash)).isZero();
    assertThat(count(wire.inbox)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aConversationIsFoundInAllFolders(String version) throws IOException {
    // [MS-ASCON] R176, R220, R221
    Item talk = wire.add(Mails.plain("talk", "hi\n"));
    comes("second@x", talk.key());
    wire.desk.house.store.commit(
        Reader.owner(wire.bob),
        wire.bob,
        draft -> draft.move(talk.id(), wire.folder(Role.TRASH).id()));
    wire.add(Mails.plain("other", "hi\n"));
    String found = wire.search(version, talk, "");
    assertThat(found).contains("<Total>2</Total>");
    assertThat(found.split("<Result>")).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"14.0", "14.1", "16.0", "16.1"})
  void conversationsAreOnlyCountedInMail(String version) { // [MS-ASCMD] R2100
    var phone = wire.phone(version);
    Collection contacts = wire.desk.folder(wire.bob, Kind.CONTACTS, Role.MAIN);
    assertThat(
            estimate(
                phone, wire.inbox, "<AirSync:ConversationMode>1</AirSync:ConversationMode>", ""))
        .contains("<Response><Status>1</Status>");
    assertThat(
            estimate(phone, contacts, "<AirSync:ConversationMode>1</AirSync:ConversationMode>", ""))
        .isEqualTo("<GetItemEstimate:GetItemEstimate><Status>103</Status></GetItemEstimate>");
  }

  private static String estimate(
      DeskHouse.Phone phone, Collection folder, String mode, String options) {
    MailWire.sync(phone, folder, "");
    String first =
        phone.ask(
            "Sync",
            "<AirSync:Sync><Collections><Collection><SyncKey>0</SyncKey><CollectionId>"
                + ServerId.of(folder.id())
                + "</CollectionId></Collection></Collections></Sync>");
    String key = one("<SyncKey>([^<]*)<", first).orElseThrow();
    return phone.ask(
        "GetItemEstimate",
        "<GetItemEstimate:GetItemEstimate><Collections><Collection><AirSync:SyncKey>"
            + key
            + "</AirSync:SyncKey>"
            + mode
            + "<CollectionId>"
            + ServerId.of(folder.id())
            + "</CollectionId>"
            + options
            + "</Collection></Collections></GetItemEstimate>");
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, INBOX, '0,1,2,3,4,5', '6,7,8'",
    "CALENDAR, MAIN, '0,4,5,6,7', '1,2,3,8'",
    "CONTACTS, MAIN, '0,1,2,3,4,5,6,7,8', ''",
  })
  void eachClassHasItsWindows(Kind kind, Role role, String known, String unknown) {
    // [MS-ASCMD] R2967, R2970, R2973, R3000 to R3004, R3008 to R3016, R3035 to R3040
    // [MS-ASCMD] R3044 to R3052, R3079, R3080
    Collection folder = wire.desk.folder(wire.bob, kind, role);
    for (String version : new String[] {"14.0", "14.1", "16.0", "16.1"}) {
      var phone = wire.phone(version);
      for (String filter : known.split(",")) {
        String option = "<FilterType>" + filter + "</FilterType>";
        assertThat(MailWire.sync(phone, folder, option)).doesNotContain("<Status>4</Status>");
        assertThat(estimate(phone, folder, "", airSync(filter)))
            .as(version + kind + filter)
            .contains("<Response><Status>1</Status>");
      }
      for (String filter : unknown.isEmpty() ? new String[0] : unknown.split(",")) {
        String option = "<FilterType>" + filter + "</FilterType>";
        assertThat(MailWire.sync(phone, folder, option)).contains("<Status>4</Status>");
        assertThat(estimate(phone, folder, "", airSync(filter))).contains("<Status>110</Status>");
      }
    }
  }

  private static String airSync(String filter) {
    return "<AirSync:Options><FilterType>" + filter + "</FilterType></AirSync:Options>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aSearchNamesNoProperties(String version) { // [MS-ASTASK] R364, [MS-ASEMAIL] R68
    for (String element :
        new String[] {"<Tasks:Subject>x</Tasks:Subject>", "<Email:To>x</Email:To>"}) {
      String query = "<And><AirSync:Class>Email</AirSync:Class>" + element + "</And>";
      assertThat(wire.search(version, query, "")).contains("<Store><Status>2</Status></Store>");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void optionsOfASearchMayStandTwice(String version) { // [MS-ASCMD] R2143, R3723, R3747, R3374
    wire.add(Mails.plain("page", "three\n"));
    String twice =
        "<RebuildResults/><RebuildResults/><DeepTraversal/><DeepTraversal/><Range>0-9</Range>"
            + "<Range>0-9</Range><AirSync:MIMESupport>0</AirSync:MIMESupport>"
            + "<AirSync:MIMESupport>0</AirSync:MIMESupport>";
    String query = "<And><FreeText>three</FreeText></And>";
    assertThat(wire.search(version, query, twice)).contains("<Total>1</Total>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatWasReadIsToldAsSuch(String version) { // [MS-ASEMAIL] R640, R641
    Item mail = wire.add(Mails.plain("page", "three\n"));
    assertThat(wire.sync(version, "")).contains("<Email:Read>0</Read>");
    wire.desk.read(mail.id());
    assertThat(wire.sync(version, "")).contains("<Email:Read>1</Read>");
  }
}
