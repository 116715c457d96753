package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.cursor.DeviceCursors.Kept;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingTest {
  private static final String AS_BEFORE = "";

  private DeskHouse eas = new DeskHouse();
  private AccountId alice;
  private Collection inbox;
  private DeskHouse.Phone phone;

  @BeforeEach
  void aPhoneHasSyncedItsInbox() {
    alice = eas.account("alice@test.example");
    inbox = eas.folder(alice, Kind.MAIL, Role.INBOX);
    phone = eas.new Phone(alice, "PHONE1", "14.1");
    phone.ask("FolderSync", "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>");
    begin("PHONE1", inbox);
    phone.answers.clear();
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void deliveryWakesAndNamesTheFolder() {
    phone.send("Ping", ping(480, inbox));
    assertThat(phone.answers).isEmpty();
    assertThat(eas.desk.waiting()).isEqualTo(1);
    eas.deliver(inbox);
    assertThat(DeskHouse.shown(phone.last()))
        .isEqualTo(
            "<Ping:Ping><Status>2</Status><Folders><Folder>"
                + inbox.number()
                + "</Folder></Folders></Ping>");
    assertThat(eas.desk.waiting()).isZero();
  }

  @Test
  void whatCameBeforeThePingIsReportedAtOnce() {
    eas.deliver(inbox);
    assertThat(phone.ask("Ping", ping(480, inbox))).contains("<Status>2<"); // R5636
  }

  @Test
  void answerThePhoneMayNotHaveGotCountsAsTold() {
    Item item = eas.deliver(inbox);
    told("PHONE1", inbox, Cursor.settledAt(item.stamps().modified()));
    phone.send("Ping", ping(480, inbox));
    assertThat(phone.answers).isEmpty();
  }

  @Test
  void ownWriteDoesNotWakeButAnotherOneDoes() {
    Item item = eas.deliver(inbox);
    Cursor held = Cursor.settledAt(item.stamps().modified());
    Item read =
        eas.house.store.commit(
            Reader.owner(alice), alice, d -> d.mark(item.id(), Marks.NONE.asRead(true)));
    told("PHONE1", inbox, held.echoing(item.number(), read.stamps().modified()));
    phone.send("Ping", ping(480, inbox));
    assertThat(phone.answers).isEmpty();
    eas.deliver(inbox);
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>2<");
  }

  @Test
  void editsWakeUnlessTheOperatorWantsAdditionsOnly() {
    Item item = eas.deliver(inbox);
    told("PHONE1", inbox, Cursor.settledAt(item.stamps().modified()));
    phone.send("Ping", ping(480, inbox));
    eas.read(item.id());
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>2<");
    eas.close();

    Terms t = Terms.DEFAULT;
    eas =
        new DeskHouse(
            new Terms(
                t.shortestWait(), t.longestWait(), t.mostFolders(), false, true, false, true));
    aPhoneHasSyncedItsInbox();
    Item other = eas.deliver(inbox);
    told("PHONE1", inbox, Cursor.settledAt(other.stamps().modified()));
    phone.send("Ping", ping(480, inbox));
    eas.read(other.id());
    assertThat(phone.answers).isEmpty(); // R5641
    eas.deliver(inbox);
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>2<");
  }

  @Test
  void laterPingsNeedNotSayAgainWhatTheFirstSaid() {
    phone.send("Ping", ping(480, inbox));
    eas.deliver(inbox);
    phone.answers.clear();
    assertThat(phone.ask("Ping", AS_BEFORE)).contains("<Status>2<"); // R335
    String interval = "<Ping:Ping><HeartbeatInterval>90</HeartbeatInterval></Ping>";
    assertThat(phone.ask("Ping", interval)).contains("<Status>2<");
    String emptyList = "<Ping:Ping><HeartbeatInterval>90</HeartbeatInterval><Folders/></Ping>";
    assertThat(phone.ask("Ping", emptyList)).contains("<Status>2<");
    String folders =
        "<Ping:Ping><Folders><Folder><Id>" + inbox.number() + "</Id></Folder></Folders></Ping>";
    assertThat(phone.ask("Ping", folders)).contains("<Status>2<"); // R5836
  }

  @Test
  void firstPingMustSayBoth() {
    assertThat(phone.ask("Ping", AS_BEFORE)).contains("<Status>3<"); // R4240
    String interval = "<Ping:Ping><HeartbeatInterval>90</HeartbeatInterval></Ping>";
    assertThat(phone.ask("Ping", interval)).contains("<Status>3<");
  }

  @Test
  void heartbeatOutOfBoundsIsAnsweredWithTheBound() {
    assertThat(phone.ask("Ping", ping(1, inbox)))
        .isEqualTo("<Ping:Ping><Status>5</Status><HeartbeatInterval>60</HeartbeatInterval></Ping>");
    assertThat(phone.ask("Ping", ping(1_000_000_000, inbox)))
        .contains("<Status>5<", "<HeartbeatInterval>3540<"); // EA13
  }

  @Test
  void tooManyFoldersAreAnsweredWithTheMost() {
    StringBuilder folders = new StringBuilder();
    for (int i = 1; i <= 201; i++) {
      folders.append("<Folder><Id>").append(i).append("</Id></Folder>");
    }
    String asked =
        "<Ping:Ping><HeartbeatInterval>90</HeartbeatInterval><Folders>"
            + folders
            + "</Folders></Ping>";
    assertThat(phone.ask("Ping", asked)).contains("<Status>6<", "<MaxFolders>200<"); // R3259
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Ping:Ping><HeartbeatInterval>soon</HeartbeatInterval></Ping>",
        "<Ping:Ping><Folders><Folder><Class>Email</Class></Folder></Folders></Ping>",
        "<FolderHierarchy:FolderSync/>"
      })
  void malformedPingIsSaidToBeSo(String xml) {
    assertThat(phone.ask("Ping", xml)).contains("<Status>4<"); // R4244
  }

  @Test
  void garbageIsMalformedToo() {
    phone.sendBytes("Ping", new byte[] {3, 1, 106, 0, 77, 13});
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>4<");
  }

  @Test
  void phoneThatDoesNotKnowItsFoldersMustAskForThemFirst() {
    DeskHouse.Phone fresh = eas.new Phone(alice, "PHONE2", "14.1");
    assertThat(fresh.ask("Ping", ping(480, inbox))).contains("<Status>7<"); // R4257
    eas.house.collection(alice, Kind.MAIL, Role.NONE, "New");
    assertThat(phone.ask("Ping", ping(480, inbox))).contains("<Status>7<");
  }

  @Test
  void newFolderEndsAPing() {
    phone.send("Ping", ping(480, inbox));
    eas.house.collection(alice, Kind.MAIL, Role.NONE, "New");
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>7<");
  }

  @Test
  void foldersNeverSyncedOrOfOthersAreWaitedForInSilence() {
    AccountId bob = eas.account("bob@test.example");
    Collection his = eas.folder(bob, Kind.MAIL, Role.INBOX);
    Collection sent = eas.folder(alice, Kind.MAIL, Role.SENT);
    begin("PHONE1", inbox);
    String asked =
        "<Ping:Ping><HeartbeatInterval>90</HeartbeatInterval><Folders>"
            + folder(Long.toString(his.number() + 500))
            + folder("RI")
            + folder("")
            + folder("-1")
            + folder("99999999999999999999")
            + folder(Long.toString(sent.number()))
            + "</Folders></Ping>";
    phone.send("Ping", asked);
    eas.deliver(his);
    eas.deliver(sent);
    assertThat(phone.answers).isEmpty(); // EA03
  }

  @Test
  void newerPingEndsTheOlder() {
    phone.send("Ping", ping(480, inbox));
    DeskHouse.Phone again = eas.new Phone(alice, "PHONE1", "14.1");
    again.send("Ping", ping(480, inbox));
    assertThat(DeskHouse.shown(phone.last())).contains("<Status>1<"); // EA13
    assertThat(again.answers).isEmpty();
    assertThat(eas.desk.waiting()).isEqualTo(1);
    eas.deliver(inbox);
    assertThat(DeskHouse.shown(again.last())).contains("<Status>2<");
    assertThat(phone.answers).hasSize(1);
  }

  @Test
  void twoAccountsOnOnePhoneWaitApart() {
    AccountId bob = eas.account("bob@test.example");
    DeskHouse.Phone his = eas.new Phone(bob, "PHONE1", "14.1");
    his.ask("FolderSync", "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>");
    his.answers.clear();
    phone.send("Ping", ping(480, inbox));
    his.send("Ping", ping(480, eas.folder(bob, Kind.MAIL, Role.INBOX)));
    assertThat(phone.answers).isEmpty();
    assertThat(eas.desk.waiting()).isEqualTo(2);
  }

  @Test
  void waitingIsRememberedByOneNoteOnly() {
    phone.send("Ping", ping(480, inbox));
    long version = note().version();
    eas.new Phone(alice, "PHONE1", "14.1").send("Ping", ping(480, inbox));
    assertThat(note().version()).isEqualTo(version);
  }

  private com.mailfence.core.client.Note note() {
    return eas.house.notes.read(new NoteKey(alice, "eas/PHONE1", "ping")).orElseThrow();
  }

  private void begin(String device, Collection folder) {
    new DeviceCursors(eas.house.notes, eas.clock)
        .begin(new DeviceKey(alice, device), folder.id(), Options.NONE, Supported.ALL);
  }

  /** What Sync remembers when it has answered. */
  private void told(String device, Collection folder, Cursor cursor) {
    var cursors = new DeviceCursors(eas.house.notes, eas.clock);
    Kept kept = cursors.read(new DeviceKey(alice, device), folder.id()).orElseThrow();
    cursors.write(kept, kept.state().answered(cursor));
  }

  private static String ping(int heartbeat, Collection folder) {
    return "<Ping:Ping><HeartbeatInterval>"
        + heartbeat
        + "</HeartbeatInterval><Folders>"
        + folder(Long.toString(folder.number()))
        + "</Folders></Ping>";
  }

  private static String folder(String id) {
    return "<Folder><Id>" + id + "</Id><Class>Email</Class></Folder>";
  }
}
