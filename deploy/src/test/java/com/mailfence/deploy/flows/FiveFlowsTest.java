package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.change.Change;
import com.mailfence.core.follow.Follower;
import com.mailfence.core.follow.FollowerRunner;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.persistence.Persistence;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.PingResult;
import com.mailfence.testbed.eas.SyncResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server in one virtual machine, as its users use it. */
@Timeout(120)
final class FiveFlowsTest {
  private static final int HEARTBEAT = 600;

  @TempDir static Path data;
  private static Town town;

  @BeforeAll
  static void start() throws Exception {
    town = new Town(data);
  }

  @AfterAll
  static void stop() throws Exception {
    town.stop();
  }

  /** Flow 1. SYNC-008, SYNC-033 */
  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void whatOnePhoneMarksFlagsAndDeletesTheOtherSees(String version) throws Exception {
    String anna = "anna" + version;
    town.account(anna);
    for (String subject : List.of("to read", "to flag", "to delete", "to leave")) {
      town.deliver(Town.letter(subject), anna);
    }
    EasClient first = town.phone(anna, "first", version);
    EasClient second = town.phone(anna, "second", version);
    String inbox = first.folder(Hierarchy.INBOX);
    assertThat(first.sync(inbox).added()).hasSize(4);
    assertThat(second.sync(inbox).added()).hasSize(4);
    String read = Town.id(first, inbox, "to read");
    String flagged = Town.id(first, inbox, "to flag");
    String deleted = Town.id(first, inbox, "to delete");

    SyncResult own =
        first.sync(inbox, Edits.read(read, true), Edits.flag(flagged), Edits.delete(deleted));

    assertThat(own.failed()).isEmpty();
    assertThat(own.isQuiet()).as("its own changes do not come back").isTrue();
    SyncResult seen = second.sync(inbox);
    assertThat(seen.changed()).containsExactlyInAnyOrder(read, flagged);
    assertThat(seen.removed()).containsExactly(deleted);
    assertThat(seen.added()).isEmpty();
    Map<String, Node> items = second.mirror(inbox).items();
    assertThat(items.get(read).value("Email:Read")).contains("1");
    assertThat(items.get(flagged).value("Email:Flag", "Email:Status")).contains("2");
    assertThat(Town.subjects(second, inbox))
        .containsExactlyInAnyOrder("to read", "to flag", "to leave");
    String trash = second.folder(Hierarchy.DELETED_ITEMS);
    second.sync(trash);
    assertThat(Town.subjects(second, trash)).containsExactly("to delete");
    assertThat(first.sync(inbox).isQuiet()).isTrue();
    assertThat(first.complaints()).isEmpty();
    assertThat(second.complaints()).isEmpty();
  }

  /** Flow 1, nothing to say and a heartbeat asked. SYNC-031 */
  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aWaitingSyncIsAnsweredByTheOtherPhonesChangeAndNotByItsOwn(String version) throws Exception {
    String ben = "ben" + version;
    town.account(ben);
    town.deliver(Town.letter("news"), ben);
    EasClient first = town.phone(ben, "first", version);
    EasClient second = town.phone(ben, "second", version);
    String inbox = first.folder(Hierarchy.INBOX);
    first.sync(inbox);
    second.sync(inbox);
    String news = Town.id(first, inbox, "news");
    int waiting = town.waiting();
    CompletableFuture<PingResult> own = first.pingAsync(HEARTBEAT, inbox);
    CompletableFuture<Map<String, SyncResult>> wait =
        CompletableFuture.supplyAsync(() -> second.syncWaiting(HEARTBEAT, inbox));
    town.untilWaiting(waiting + 2);

    first.sync(inbox, Edits.read(news, true));

    assertThat(wait.join().get(inbox).changed()).containsExactly(news);
    assertThat(second.mirror(inbox).items().get(news).value("Email:Read")).contains("1");
    assertThat(own).as("its own change is no news to it").isNotDone();
    second.sync(inbox, Edits.flag(news));
    assertThat(own.join()).isEqualTo(new PingResult(2, List.of(inbox), 0));
    assertThat(first.sync(inbox).changed()).containsExactly(news);
    assertThat(first.complaints()).isEmpty();
    assertThat(second.complaints()).isEmpty();
  }

  /** Flow 2. SYNC-031 */
  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aMailBySmtpWakesThreePingsAndAFollowerAndNobodyElse(String version) throws Exception {
    AccountId carla = town.account("carla" + version).id();
    AccountId dora = town.account("dora" + version).id();
    town.account("emil" + version);
    var noted = new Notebook(List.of(carla, dora), "notebook " + version);
    noted.follow();
    EasClient[] told = {
      ready("carla" + version, "one", version),
      ready("carla" + version, "two", version),
      ready("dora" + version, "one", version)
    };
    EasClient elsewhere = ready("dora" + version, "elsewhere", version);
    EasClient stranger = ready("emil" + version, "one", version);
    int before = town.waiting();
    List<CompletableFuture<PingResult>> news = Arrays.stream(told).map(this::pingInbox).toList();
    CompletableFuture<PingResult> sent =
        elsewhere.pingAsync(HEARTBEAT, elsewhere.folder(Hierarchy.SENT_ITEMS));
    CompletableFuture<PingResult> none = pingInbox(stranger);
    town.untilWaiting(before + 5);
    byte[] letter = Town.letter("tea at four " + version);

    town.deliver(letter, "carla" + version, "dora" + version);

    for (int i = 0; i < told.length; i++) {
      String inbox = told[i].folder(Hierarchy.INBOX);
      assertThat(news.get(i).join()).isEqualTo(new PingResult(2, List.of(inbox), 0));
      SyncResult sync = told[i].sync(inbox);
      assertThat(sync.added()).hasSize(1);
      Node item = told[i].mirror(inbox).items().get(sync.added().get(0));
      assertThat(Town.mime(item)).endsWith(letter);
      assertThat(told[i].sync(inbox).isQuiet()).isTrue();
      assertThat(told[i].complaints()).isEmpty();
    }
    assertThat(List.of(noted.next(), noted.next()))
        .containsExactlyInAnyOrder("Added for " + carla, "Added for " + dora);
    assertThat(List.of(sent, none)).noneMatch(CompletableFuture::isDone);
    assertThat(town.waiting()).isEqualTo(before + 2);
    assertThat(stranger.sync(stranger.folder(Hierarchy.INBOX)).isQuiet()).isTrue();
    assertThat(noted.lines).isEmpty();
  }

  private static EasClient ready(String name, String device, String version) {
    EasClient phone = town.phone(name, device, version);
    phone.sync(phone.folder(Hierarchy.INBOX));
    phone.sync(phone.folder(Hierarchy.SENT_ITEMS));
    return phone;
  }

  private CompletableFuture<PingResult> pingInbox(EasClient phone) {
    return phone.pingAsync(HEARTBEAT, phone.folder(Hierarchy.INBOX));
  }

  /** Writes down what happens to the mail of some accounts. */
  private record Notebook(List<AccountId> accounts, String name, BlockingQueue<String> lines)
      implements Follower {
    Notebook(List<AccountId> accounts, String name) {
      this(accounts, name, new LinkedBlockingQueue<>());
    }

    void follow() {
      Persistence keep = town.open().house.keep();
      var rooms =
          new FollowerRunner.Rooms(
              keep.directory(), keep.catalog(), keep.changes(), keep.notes(), keep.wakes());
      new FollowerRunner(this, rooms, town.open().house.crew().pool()).start();
    }

    @Override
    public void follow(CollectionId collection, List<Change<Item>> changes) {
      if (accounts.contains(collection.account())) {
        changes.forEach(
            c -> lines.add(c.getClass().getSimpleName() + " for " + collection.account()));
      }
    }

    String next() throws InterruptedException {
      return lines.poll(30, TimeUnit.SECONDS);
    }
  }
}
