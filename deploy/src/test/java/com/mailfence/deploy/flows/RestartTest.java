package com.mailfence.deploy.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.eas.BadAnswer;
import com.mailfence.testbed.eas.EasClient;
import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Hierarchy;
import com.mailfence.testbed.eas.Line;
import com.mailfence.testbed.eas.PingResult;
import com.mailfence.testbed.eas.SyncOptions;
import com.mailfence.testbed.eas.SyncResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server is stopped and started again while phones are at work. SYNC-029 */
@Timeout(120)
final class RestartTest {
  private static final int MAILS = 10;
  private static final int WINDOW = 3;
  private static final int EVERY_TRY = 5;

  @TempDir Path data;
  private Town town;

  @BeforeEach
  void start() throws Exception {
    town = new Town(data);
    town.account("anna");
    for (int i = 1; i <= MAILS; i++) {
      town.deliver(Town.letter("mail " + i), "anna");
    }
  }

  @AfterEach
  void stop() throws Exception {
    town.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "16.1"})
  void inTheMiddleOfAFirstSyncAPhoneGoesOnWithItsKey(String version) throws Exception {
    EasClient phone = beginner(version, Line.open());
    String inbox = phone.folder(Hierarchy.INBOX);
    assertThat(window(phone)).hasSize(WINDOW);
    String keyBefore = phone.mirror(inbox).key();
    otherPhoneReads("mail 10"); // which the first phone has
    otherPhoneReads("mail 1"); // which it has not

    town.restart();
    phone.moveTo(town.open().https());
    town.deliver(Town.letter("mail 11"), "anna");

    assertThat(phone.mirror(inbox).key()).isEqualTo(keyBefore);
    SyncResult rest = phone.sync(inbox);
    assertThat(rest.status()).isEqualTo(1);
    assertHoldsAll(phone);
  }

  /** The answer was lost, and then the server went. SYNC-025 */
  @Test
  void anAnswerThatWasLostBeforeTheRestartIsGivenAgainAfterIt() throws Exception {
    Line line = Line.open();
    EasClient phone = beginner("14.1", line);
    assertThat(window(phone)).hasSize(WINDOW);
    line.loseAnswers(EVERY_TRY);
    assertThatThrownBy(() -> window(phone)).isInstanceOf(BadAnswer.class);
    otherPhoneReads("mail 10");
    otherPhoneReads("mail 1");

    town.restart();
    phone.moveTo(town.open().https());
    town.deliver(Town.letter("mail 11"), "anna");

    phone.sync(phone.folder(Hierarchy.INBOX));
    assertHoldsAll(phone);
  }

  /** A stop answers whoever waits. */
  @Test
  void aPhoneThatWaitsIsAnsweredByAStopAndWaitsOnAtTheNextStart() throws Exception {
    EasClient phone = town.phone("anna", "waiter", "14.1");
    String inbox = phone.folder(Hierarchy.INBOX);
    phone.sync(inbox);
    CompletableFuture<PingResult> ping = phone.pingAsync(600, inbox);
    town.untilWaiting(1);

    town.restart();

    assertThat(ping.join().status()).isEqualTo(1);
    phone.moveTo(town.open().https());
    CompletableFuture<PingResult> again = phone.pingAsync(600); // with the folders it remembers
    town.untilWaiting(1);
    town.deliver(Town.letter("after the start"), "anna");
    assertThat(again.join()).isEqualTo(new PingResult(2, List.of(inbox), 0));
    SyncResult sync = phone.sync(inbox);
    assertThat(sync.added()).hasSize(1);
    assertThat(phone.complaints()).isEmpty();
  }

  private EasClient beginner(String version, Line line) {
    var login = new Handset.Login(Town.address("anna"), OpenService.PASSWORD);
    var phone = new EasClient(Handset.phone(town.open().https(), login, "beginner", version), line);
    phone.folderSync();
    String inbox = phone.folder(Hierarchy.INBOX);
    phone.mirror(inbox).options(SyncOptions.mail().withWindow(WINDOW));
    assertThat(window(phone)).as("key 0 brings a key and nothing else").isEmpty();
    return phone;
  }

  /** One answer of Sync. */
  private static List<String> window(EasClient phone) {
    String inbox = phone.folder(Hierarchy.INBOX);
    SyncResult result = phone.syncWaiting(0, inbox).get(inbox);
    assertThat(result.status()).isEqualTo(1);
    return result.added();
  }

  private void otherPhoneReads(String subject) {
    EasClient other = town.phone("anna", "other", "14.1");
    String inbox = other.folder(Hierarchy.INBOX);
    other.sync(inbox);
    String id = Town.id(other, inbox, subject);
    assertThat(other.sync(inbox, Edits.read(id, true)).failed()).isEmpty();
  }

  /** No item lost, doubled or stale. */
  private static void assertHoldsAll(EasClient phone) {
    String inbox = phone.folder(Hierarchy.INBOX);
    List<String> all = new ArrayList<>();
    for (int i = 1; i <= MAILS + 1; i++) {
      all.add("mail " + i);
    }
    assertThat(Town.subjects(phone, inbox)).containsExactlyInAnyOrderElementsOf(all);
    for (String subject : all) {
      boolean read = List.of("mail 10", "mail 1").contains(subject);
      assertThat(
              phone.mirror(inbox).items().get(Town.id(phone, inbox, subject)).value("Email:Read"))
          .as(subject)
          .contains(read ? "1" : "0");
    }
    assertThat(phone.sync(inbox).isQuiet()).isTrue();
    assertThat(phone.complaints()).as("doubled or unknown").isEmpty();
  }
}
