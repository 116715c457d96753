package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.EasHouse;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.request.EasRequest;
import com.mailfence.eas.request.RequestHead;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Folder;
import com.mailfence.testbed.eas.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderCommandsTest {
  private static final String NS = "FolderHierarchy:";

  private final EasHouse eas = new EasHouse();
  private AccountId alice;
  private EasClient phone;

  @BeforeEach
  void aPhoneKnowsItsFolders() {
    alice = eas.account("alice");
    phone = eas.phone("alice", "PHONE1", "14.1");
    assertThat(phone.folderSync()).isEqualTo(1);
  }

  @AfterEach
  void nothingToComplainOf() {
    assertThat(phone.complaints()).isEmpty();
    eas.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void everyVersionListsTheDefaultFoldersOnce(String version) {
    EasClient other = eas.phone("alice", "OTHER", version);
    other.folderSync();
    assertThat(other.hierarchy().folders().values().stream().map(Folder::type))
        .containsExactlyInAnyOrder(2, 3, 4, 5, 8, 9, 12, 12); // SYNC-004, SYNC-037
  }

  @Test
  void tasksAndNotesAreNeverListedNorMade() {
    eas.house.collection(alice, Kind.TASKS, Role.NONE, "To do");
    phone.folderSync();
    assertThat(phone.hierarchy().folders().values()).noneMatch(f -> f.name().equals("To do"));
    for (int type : new int[] {7, 10, 11, 15, 16, 17}) { // SYNC-005
      assertThat(phone.hierarchy().create("New " + type, "0", type)).isEqualTo(10);
    }
  }

  @Test
  void unchangedListIsAnsweredWithTheSameKeyAndNothing() {
    String key = phone.hierarchy().key();
    phone.folderSync();
    phone.folderSync();
    assertThat(phone.hierarchy().key()).isEqualTo(key);
    Node answer = ask("FolderSync", Node.text(NS + "SyncKey", key));
    assertThat(answer.at(NS + "Changes", NS + "Count").number()).isZero();
  }

  @Test
  void createdFolderIsNotToldBackToItsMakerButToOthers() {
    EasClient other = eas.phone("alice", "PHONE2", "16.1");
    other.folderSync();
    assertThat(phone.hierarchy().create("Plans", "0", 12)).isEqualTo(1);
    phone.folderSync();
    other.folderSync();
    assertThat(other.hierarchy().named("Plans").type()).isEqualTo(12);
    assertThat(phone.hierarchy().named("Plans").id())
        .isEqualTo(other.hierarchy().named("Plans").id());
    assertThat(other.complaints()).isEmpty();
  }

  @Test
  void lostAnswerToFolderCreateIsGivenAgain() {
    eas.line.loseAnswers(2);
    assertThat(phone.hierarchy().create("Once", "0", 12)).isEqualTo(1);
    phone.folderSync();
    assertThat(collections("Once")).hasSize(1);
    assertThat(phone.hierarchy().create("Once", "0", 12)).isEqualTo(2);
  }

  @Test
  void lostAnswersToUpdateAndDeleteAreGivenAgain() {
    phone.hierarchy().create("Old", "0", 12);
    String id = phone.hierarchy().named("Old").id();
    eas.line.loseAnswers(1);
    assertThat(phone.hierarchy().update(id, "New", "0")).isEqualTo(1);
    eas.line.loseAnswers(1);
    assertThat(phone.hierarchy().delete(id)).isEqualTo(1);
    phone.folderSync();
    assertThat(phone.hierarchy().named("New").parentId()).isEqualTo(phone.folder(4));
  }

  @Test
  void phoneThatGaveUpOnItsFolderIsToldOfIt() {
    String key = phone.hierarchy().key();
    ask(
        "FolderCreate",
        Node.text(NS + "SyncKey", key),
        Node.text(NS + "ParentId", "0"),
        Node.text(NS + "DisplayName", "Forgotten"),
        Node.number(NS + "Type", 12));
    phone.folderSync(); // with the key from before
    assertThat(phone.hierarchy().named("Forgotten").type()).isEqualTo(12);
  }

  @Test
  void changesOfOthersAreToldAfterOwnOnes() {
    Collection made = eas.house.collection(alice, Kind.MAIL, Role.NONE, "From the web");
    phone.hierarchy().create("Mine", "0", 12);
    phone.folderSync();
    assertThat(phone.hierarchy().named("From the web").type()).isEqualTo(12);
    rename(made.id(), "Renamed on the web");
    phone.folderSync();
    assertThat(phone.hierarchy().named("Renamed on the web").id())
        .isEqualTo(Long.toString(made.number())); // SYNC-037
    remove(made.id());
    phone.folderSync();
    assertThat(phone.hierarchy().folders()).doesNotContainKey(Long.toString(made.number()));
  }

  @Test
  void deletedFolderComesBackBelowTrashWithAllInIt() {
    phone.hierarchy().create("Outer", "0", 12);
    String outer = phone.hierarchy().named("Outer").id();
    phone.hierarchy().create("Inner", outer, 12);
    assertThat(phone.hierarchy().delete(outer)).isEqualTo(1);
    phone.folderSync();
    assertThat(phone.hierarchy().named("Outer").parentId()).isEqualTo(phone.folder(4));
    assertThat(phone.hierarchy().named("Inner").parentId()).isEqualTo(outer);
    assertThat(phone.hierarchy().delete(outer)).isEqualTo(1);
    phone.folderSync();
    assertThat(phone.hierarchy().folders()).doesNotContainKey(outer);
    assertThat(collections("Outer")).isEmpty();
    assertThat(collections("Inner")).isEmpty();
  }

  @Test
  void nameThatWasMendedIsToldToItsMaker() {
    phone.hierarchy().create("  wide  ", "0", 12);
    phone.folderSync();
    assertThat(phone.hierarchy().named("wide").type()).isEqualTo(12);
  }

  @Test
  void keyOfAnotherDeviceOrMadeUpIsRefused() {
    EasClient other = eas.phone("alice", "PHONE2", "14.1");
    other.folderSync();
    assertThat(status("FolderSync", other.hierarchy().key())).isEqualTo(9); // EA11
    for (String key : List.of("1", "x", "999999999999999999999", "-1", "0 ")) {
      assertThat(status("FolderSync", key)).isEqualTo(9);
    }
    assertThat(status("FolderSync", "k".repeat(5000))).isEqualTo(9);
    assertThat(phone.folderSync()).isEqualTo(1);
  }

  @Test
  void keyBeforeTheLastIsStillGoodUntilTheLastIsUsed() {
    String first = phone.hierarchy().key();
    eas.house.collection(alice, Kind.MAIL, Role.NONE, "A");
    phone.folderSync();
    assertThat(status("FolderSync", first)).isEqualTo(1);
    eas.house.collection(alice, Kind.MAIL, Role.NONE, "B");
    phone.folderSync();
    assertThat(status("FolderSync", first)).isEqualTo(9);
  }

  @Test
  void beginningAnewMakesOldKeysUnknown() {
    String old = phone.hierarchy().key();
    phone.hierarchy().create("New", "0", 12);
    phone.folderSync();
    eas.clock.forward(Duration.ofSeconds(1));
    phone.hierarchy().reset();
    phone.folderSync();
    assertThat(status("FolderSync", old)).isEqualTo(9);
    assertThat(phone.hierarchy().folders()).hasSize(9);
  }

  @Test
  void missingOrMisplacedWordsAreMalformed() {
    assertThat(ask("FolderSync").at(NS + "Status").number()).isEqualTo(10); // R4086
    assertThat(ask("FolderCreate", Node.text(NS + "ParentId", "0")).at(NS + "Status").number())
        .isEqualTo(10);
    Node update =
        ask(
            "FolderUpdate",
            Node.text(NS + "SyncKey", phone.hierarchy().key()),
            Node.text(NS + "ServerId", phone.folder(2)),
            Node.text(NS + "ParentId", "0"),
            Node.text(NS + "DisplayName", "x"),
            Node.number(NS + "Status", 1));
    assertThat(update.at(NS + "Status").number()).isEqualTo(10); // R3102
    Node foreign =
        ask(
            "FolderSync",
            Node.text(NS + "SyncKey", "0"),
            Node.text("AirSyncBase:FileReference", "x"));
    assertThat(foreign.at(NS + "Status").number()).isEqualTo(102); // R4815
  }

  @Test
  void specialFoldersStayAsTheyAre() {
    for (int type : new int[] {2, 3, 4, 5, 8, 9}) {
      assertThat(phone.hierarchy().delete(phone.folder(type))).isEqualTo(3); // R4046
      assertThat(phone.hierarchy().update(phone.folder(type), "x", "0")).isEqualTo(2); // R4102
      assertThat(phone.hierarchy().create("y", "0", type)).isEqualTo(10); // R4035
    }
    assertThat(phone.hierarchy().create("Inbox", "0", 12)).isEqualTo(2);
  }

  @Test
  void foldersOfOthersDoNotExist() {
    AccountId bob = eas.account("bob");
    Collection his = eas.house.collection(bob, Kind.MAIL, Role.NONE, "His");
    phone.hierarchy().create("Mine", "0", 12);
    String mine = phone.hierarchy().named("Mine").id();
    for (String id :
        List.of(Long.toString(his.number() + 1000), "999", "-1", "1/5", "", "x\u0001")) {
      assertThat(phone.hierarchy().delete(id)).isEqualTo(4); // EA03
      assertThat(phone.hierarchy().update(id, "x", "0")).isEqualTo(4);
      assertThat(phone.hierarchy().update(mine, "x", id)).isEqualTo(5);
      assertThat(phone.hierarchy().create("x", id, 12)).isEqualTo(5);
    }
    assertThat(eas.house.catalog.collection(Reader.owner(bob), his.id())).isPresent();
  }

  @Test
  void nameMustBeALineOfText() {
    for (String name : List.of("a\r\nb", "a\u2028b", " ", "x".repeat(256))) {
      assertThat(phone.hierarchy().create(name, "0", 12)).isEqualTo(10); // SM05
    }
    assertThat(phone.hierarchy().create("'; drop table item; --%_\\ \ud83d\ude00", "0", 12))
        .isEqualTo(1);
    EasClient other = eas.phone("alice", "PHONE2", "14.1");
    other.folderSync();
    assertThat(other.hierarchy().named("'; drop table item; --%_\\ \ud83d\ude00").type())
        .isEqualTo(12);
  }

  @Test
  void folderCannotLieBelowItself() {
    phone.hierarchy().create("Outer", "0", 12);
    String outer = phone.hierarchy().named("Outer").id();
    phone.hierarchy().create("Inner", outer, 12);
    assertThat(phone.hierarchy().update(outer, "Outer", phone.hierarchy().named("Inner").id()))
        .isEqualTo(5);
  }

  @Test
  void forgottenDeviceMustBeginAnewAndNothingElseChanges() {
    phone.hierarchy().create("Mine", "0", 12);
    new Devices(eas.house.notes, eas.clock).forget(new DeviceKey(alice, "PHONE1"));
    assertThat(phone.folderSync()).isEqualTo(9); // SYNC-011
    phone.hierarchy().reset();
    assertThat(phone.folderSync()).isEqualTo(1);
    assertThat(phone.hierarchy().named("Mine").type()).isEqualTo(12);
  }

  @Test
  void restartedDeskKnowsEveryKey() {
    phone.hierarchy().create("Mine", "0", 12);
    List<Reply> answers = new ArrayList<>();
    Element asked =
        Element.grow("FolderHierarchy", "FolderSync")
            .text("SyncKey", phone.hierarchy().key())
            .build();
    var head = new RequestHead("Cmd=FolderSync&DeviceId=PHONE1&DeviceType=t", "14.1", null, null);
    Desk.open(eas.rooms)
        .serve(
            new Call("r", EasRequest.parse(head), "", eas.held(alice), DeskHouse.bytes(asked)),
            answers::add);
    assertThat(DeskHouse.shown(answers.get(0))).contains("<Status>1<", "<Count>0<"); // SYNC-029
  }

  @Test
  void twoPhonesAtOnceEndUpWithTheSameFolders() throws Exception {
    EasClient other = eas.phone("alice", "PHONE2", "16.1");
    other.folderSync();
    var both =
        List.of(
            CompletableFuture.runAsync(() -> makeFolders(phone, "a")),
            CompletableFuture.runAsync(() -> makeFolders(other, "b")));
    for (CompletableFuture<Void> one : both) {
      one.get(60, TimeUnit.SECONDS);
    }
    phone.folderSync();
    other.folderSync();
    assertThat(phone.hierarchy().folders()).hasSize(8 + 30).isEqualTo(other.hierarchy().folders());
    assertThat(other.complaints()).isEmpty();
  }

  private static void makeFolders(EasClient phone, String prefix) {
    for (int i = 0; i < 15; i++) {
      assertThat(phone.hierarchy().create(prefix + i, "0", 12)).isEqualTo(1);
      assertThat(phone.folderSync()).isEqualTo(1);
    }
  }

  @Test
  void onePhoneThatAsksManyTimesAtOnceIsAnsweredEachTime() throws Exception {
    eas.house.collection(alice, Kind.MAIL, Role.NONE, "New");
    String key = phone.hierarchy().key();
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      EasClient same = eas.phone("alice", "PHONE1", "14.1");
      all.add(CompletableFuture.supplyAsync(() -> status(same, key)));
    }
    for (CompletableFuture<Integer> one : all) {
      assertThat(one.get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  private static int status(EasClient phone, String key) {
    return phone
        .command("FolderSync", Node.of(NS + "FolderSync", Node.text(NS + "SyncKey", key)))
        .orElseThrow()
        .at(NS + "Status")
        .number();
  }

  private Node ask(String command, Node... words) {
    return phone.command(command, Node.of(NS + command, List.of(words))).orElseThrow();
  }

  private int status(String command, String key) {
    return ask(command, Node.text(NS + "SyncKey", key)).at(NS + "Status").number();
  }

  private List<Collection> collections(String name) {
    return eas.house.catalog.collections(Reader.owner(alice), alice).stream()
        .filter(c -> c.name().equals(name))
        .toList();
  }

  private void rename(CollectionId id, String name) {
    eas.house.store.commit(
        Reader.owner(alice), alice, draft -> draft.renameCollection(id, name, null));
  }

  private void remove(CollectionId id) {
    eas.house.store.commit(
        Reader.owner(alice),
        alice,
        draft -> {
          draft.removeCollection(id);
          return id;
        });
  }
}
