package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.FileReference;
import com.mailfence.eas.wire.ServerId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Names of what belongs to somebody else are answered byte for byte as names of what does not
 * exist, by every command and at every kind of name. // EA03
 */
class ForeignIdsTest {
  private static final List<String> VERSIONS = List.of("12.1", "14.0", "14.1", "16.0", "16.1");
  private static final String MISSING = "777777";

  private final DeskHouse eas = new DeskHouse();
  private final AccountId bob = eas.account("bob@test.example");
  private final AccountId eve = eas.account("eve@test.example");
  private final Collection inbox = eas.folder(bob, Kind.MAIL, Role.INBOX);
  private final Collection more = eas.house.collection(bob, Kind.MAIL, Role.NONE, "More");
  private final Map<String, String> foreign;
  private final Map<String, String> missing;

  ForeignIdsTest() {
    for (int i = 0; i < 200; i++) { // so that none of her numbers is one of his
      eas.deliver(eas.folder(eve, Kind.MAIL, Role.INBOX));
    }
    Collection theirs = eas.house.collection(eve, Kind.MAIL, Role.NONE, "Theirs");
    Collection cards = eas.house.collection(eve, Kind.CONTACTS, Role.NONE, "Cards");
    Item mail = mail(theirs, "Theirs");
    mail(inbox, "Own");
    foreign =
        Map.of(
            "$FOLDER", ServerId.of(theirs.id()),
            "$CARDS", ServerId.of(cards.id()),
            "$ITEM", ServerId.of(mail),
            "$INNER", ServerId.of(inbox.id()) + ":" + mail.number(),
            "$FILE", FileReference.of(mail, "2"),
            "$TALK", conversation(mail.thread()));
    missing =
        Map.of(
            "$FOLDER",
            MISSING,
            "$CARDS",
            MISSING,
            "$ITEM",
            MISSING + ":888888",
            "$INNER",
            ServerId.of(inbox.id()) + ":888888",
            "$FILE",
            MISSING + ":888888:2",
            "$TALK",
            conversation(999_999));
  }

  @AfterEach
  void close() {
    eas.close();
  }

  private Item mail(Collection folder, String subject) {
    return eas.house.store.commit(
        Reader.house(),
        folder.id().account(),
        draft ->
            draft.add(
                Mails.of(
                    eas.house.blobs, folder.id(), eas.clock.instant(), Mails.withFile(subject))));
  }

  /** As the endpoint names conversations; a test of its own says so. */
  private static String conversation(long thread) {
    byte[] id = ByteBuffer.allocate(16).putLong(0x434F_4E56_0000_0001L).putLong(thread).array();
    return Base64.getEncoder().encodeToString(id);
  }

  /** One request, with names to be filled in. */
  record Request(String verb, String document, String since, String until) {
    @Override
    public String toString() {
      return verb + " " + document;
    }
  }

  private static Request of(String verb, String document) {
    return new Request(verb, document, "12.1", "16.1");
  }

  private static Request since(String version, String verb, String document) {
    return new Request(verb, document, version, "16.1");
  }

  static Stream<Request> requests() {
    return Stream.of(sync(), folders(), items(), sending(), finding()).flatMap(List::stream);
  }

  private static String collection(String rest) {
    return "<AirSync:Sync><Collections><Collection>" + rest + "</Collection></Collections></Sync>";
  }

  private static List<Request> sync() {
    String key = "<SyncKey>$KEY</SyncKey><CollectionId>$INBOX</CollectionId><Commands>";
    String estimate = "<GetItemEstimate:GetItemEstimate><Collections><Collection>";
    return List.of(
        of("Sync", collection("<SyncKey>0</SyncKey><CollectionId>$FOLDER</CollectionId>")),
        of("Sync", collection("<SyncKey>0</SyncKey><CollectionId>$CARDS</CollectionId>")),
        of("Sync", collection("<SyncKey>1</SyncKey><CollectionId>$FOLDER</CollectionId>")),
        of("Sync", collection(key + fetch("$ITEM") + "</Commands>")),
        of("Sync", collection(key + fetch("$INNER") + "</Commands>")),
        of("Sync", collection(key + change("$ITEM") + "</Commands>")),
        of("Sync", collection(key + change("$INNER") + "</Commands>")),
        of("Sync", collection(key + delete("$ITEM") + "</Commands>")),
        of("Sync", collection(key + delete("$INNER") + "</Commands>")),
        since(
            "14.0",
            "GetItemEstimate",
            estimate
                + "<AirSync:SyncKey>1</AirSync:SyncKey><CollectionId>$FOLDER</CollectionId>"
                + "</Collection></Collections></GetItemEstimate>"),
        of(
            "Ping",
            "<Ping:Ping><HeartbeatInterval>60</HeartbeatInterval><Folders><Folder>"
                + "<Id>$FOLDER</Id><Class>Email</Class></Folder></Folders></Ping>"));
  }

  private static String fetch(String id) {
    return "<Fetch><ServerId>" + id + "</ServerId></Fetch>";
  }

  private static String delete(String id) {
    return "<Delete><ServerId>" + id + "</ServerId></Delete>";
  }

  private static String change(String id) {
    return "<Change><ServerId>"
        + id
        + "</ServerId><ApplicationData><Email:Read>1</Email:Read></ApplicationData></Change>";
  }

  private static Request folder(String verb, String rest) {
    return of(
        verb,
        "<FolderHierarchy:" + verb + "><SyncKey>$HIERARCHY</SyncKey>" + rest + "</" + verb + ">");
  }

  private static List<Request> folders() {
    return List.of(
        folder(
            "FolderCreate",
            "<ParentId>$FOLDER</ParentId><DisplayName>x</DisplayName><Type>12</Type>"),
        folder(
            "FolderUpdate",
            "<ServerId>$FOLDER</ServerId><ParentId>0</ParentId><DisplayName>x</DisplayName>"),
        folder(
            "FolderUpdate",
            "<ServerId>$MORE</ServerId><ParentId>$FOLDER</ParentId><DisplayName>x</DisplayName>"),
        folder("FolderDelete", "<ServerId>$FOLDER</ServerId>"));
  }

  private static Request move(String item, String from, String to) {
    return of(
        "MoveItems",
        "<Move:MoveItems><Move><SrcMsgId>%s</SrcMsgId><SrcFldId>%s</SrcFldId><DstFldId>%s</DstFldId></Move></MoveItems>"
            .formatted(item, from, to));
  }

  private static Request operation(String since, String rest) {
    return since(
        since,
        "ItemOperations",
        "<ItemOperations:ItemOperations>" + rest + "</ItemOperations:ItemOperations>");
  }

  private static List<Request> items() {
    String store = "<Fetch><Store>Mailbox</Store>";
    String always = "<Options><MoveAlways/></Options></Move>";
    String talk = "<Move><ConversationId opaque=\"base64\">";
    return List.of(
        move("$ITEM", "$FOLDER", "$INBOX"),
        move("$INNER", "$INBOX", "$MORE"),
        move("$OWN", "$INBOX", "$FOLDER"),
        move("$OWN", "$FOLDER", "$MORE"),
        operation(
            "12.1",
            store
                + "<AirSync:CollectionId>$FOLDER</AirSync:CollectionId>"
                + "<AirSync:ServerId>$ITEM</AirSync:ServerId></Fetch>"),
        operation(
            "12.1",
            store
                + "<AirSync:CollectionId>$INBOX</AirSync:CollectionId>"
                + "<AirSync:ServerId>$INNER</AirSync:ServerId></Fetch>"),
        operation("12.1", store + "<Search:LongId>$ITEM</Search:LongId></Fetch>"),
        operation(
            "12.1", store + "<AirSyncBase:FileReference>$FILE</AirSyncBase:FileReference></Fetch>"),
        operation(
            "12.1",
            "<EmptyFolderContents><AirSync:CollectionId>$FOLDER</AirSync:CollectionId>"
                + "</EmptyFolderContents>"),
        operation("14.0", talk + "$TALK</ConversationId><DstFldId>$MORE</DstFldId>" + always),
        operation("14.0", talk + "$OWNTALK</ConversationId><DstFldId>$FOLDER</DstFldId>" + always));
  }

  private static Request compose(String verb, String source) {
    return since(
        "14.0",
        verb,
        "<ComposeMail:%1$s><ClientId>c</ClientId><Source>%2$s</Source><Mime>%3$s</Mime></%1$s>"
            .formatted(verb, source, "To: eve@example.org\r\n\r\nhi"));
  }

  private static List<Request> sending() {
    String both = "<FolderId>$FOLDER</FolderId><ItemId>$ITEM</ItemId>";
    String inner = "<FolderId>$INBOX</FolderId><ItemId>$INNER</ItemId>";
    String found = "<LongId>$ITEM</LongId>";
    return Stream.of("SmartReply", "SmartForward")
        .flatMap(verb -> Stream.of(both, inner, found).map(source -> compose(verb, source)))
        .toList();
  }

  private static List<Request> finding() {
    String store = "<Search:Search><Store><Name>Mailbox</Name><Query><And>";
    String end = "</And></Query></Store></Search:Search>";
    return List.of(
        of(
            "Search",
            store
                + "<AirSync:CollectionId>$FOLDER</AirSync:CollectionId><FreeText>a</FreeText>"
                + end),
        since(
            "14.0",
            "Search",
            store + "<ConversationId opaque=\"base64\">$TALK</ConversationId>" + end),
        since(
            "16.1",
            "Find",
            "<Find:Find><SearchId>s</SearchId><ExecuteSearch><MailBoxSearchCriterion><Query>"
                + "<AirSync:Class>Email</AirSync:Class>"
                + "<AirSync:CollectionId>$FOLDER</AirSync:CollectionId><FreeText>a</FreeText>"
                + "</Query></MailBoxSearchCriterion></ExecuteSearch></Find:Find>"));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatIsNotTheirsLooksAsIfItWereNotThere(Request request) {
    for (String version : VERSIONS) {
      if (version.compareTo(request.since) >= 0 && version.compareTo(request.until) <= 0) {
        String there = answer(version, request, foreign);
        String nowhere = answer(version, request, missing);
        assertThat(there).as("%s at %s", request, version).isEqualTo(nowhere);
        assertThat(there).doesNotContain("Theirs", "1</Status><ServerId>");
      }
    }
    assertThat(eas.house.catalog.newest(Reader.owner(eve), theirs(), Long.MAX_VALUE, 10))
        .as("what is theirs is untouched")
        .hasSize(1)
        .allMatch(item -> !item.marks().read());
  }

  private CollectionId theirs() {
    return ServerId.collection(eve, foreign.get("$FOLDER")).orElseThrow();
  }

  /** The answer of a desk that stands as it did for the other one, with the names taken out. */
  private String answer(String version, Request request, Map<String, String> names) {
    eas.house.notes.forget(bob, "eas/d1");
    DeskHouse.Phone phone = eas.new Phone(bob, "d1", version);
    String hierarchy =
        value(
            phone.ask(
                "FolderSync", "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>"),
            "SyncKey");
    String first = collection("<SyncKey>0</SyncKey><CollectionId>$INBOX</CollectionId>");
    String own = ServerId.of(inbox.id());
    String key = value(phone.ask("Sync", first.replace("$INBOX", own)), "SyncKey");
    Item mine = eas.house.catalog.newest(Reader.owner(bob), inbox.id(), Long.MAX_VALUE, 1).get(0);
    String more = ServerId.of(this.more.id());
    String document =
        request
            .document
            .replace("$HIERARCHY", hierarchy)
            .replace("$KEY", key)
            .replace("$INBOX", own)
            .replace("$MORE", more)
            .replace("$OWNTALK", conversation(mine.thread()))
            .replace("$OWN", ServerId.of(mine));
    String[] filled = {document};
    names.forEach((name, value) -> filled[0] = filled[0].replace(name, value));
    phone.send(request.verb, filled[0]);
    String[] shown = {phone.answers.size() < 3 ? "waits" : DeskHouse.shown(phone.last())};
    names.values().stream()
        .sorted((a, b) -> b.length() - a.length())
        .forEach(value -> shown[0] = shown[0].replace(">" + value + "<", ">NAME<"));
    return shown[0].replace(key, "KEY").replace(hierarchy, "HIERARCHY");
  }

  private static String value(String answer, String name) {
    return answer.replaceAll("(?s).*?<" + name + ">([^<]*)</" + name + ">.*", "$1");
  }

  @Test
  void oldPhonesGetNoFilesOfOthers() {
    DeskHouse.Phone phone = eas.new Phone(bob, "d1", "12.1");
    for (Map<String, String> names : List.of(foreign, missing)) {
      phone.sendArguments(
          "GetAttachment", "&AttachmentName=" + names.get("$FILE"), "".getBytes(UTF_8));
      assertThat(phone.last()).isEqualTo(Reply.http(500)); // [MS-ASCMD] R166
    }
  }

  @Test
  void ownNamesDoWorkWithTheSameRequests() {
    DeskHouse.Phone phone = eas.new Phone(bob, "d1", "16.1");
    Item mine = eas.house.catalog.newest(Reader.owner(bob), inbox.id(), Long.MAX_VALUE, 1).get(0);
    String fetch =
        "<ItemOperations:ItemOperations><Fetch><Store>Mailbox</Store><Search:LongId>"
            + ServerId.of(mine)
            + "</Search:LongId></Fetch></ItemOperations:ItemOperations>";
    String fetched = phone.ask("ItemOperations", fetch);
    assertThat(fetched).contains(">Own<", conversation(mine.thread()));
  }
}
