package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waiting where the operator wants only additions to end it. [MS-ASCMD] R5596, R5598 */
final class SyncWaitTest {
  private final DeskHouse house =
      new DeskHouse(
          new Terms(
              Duration.ofSeconds(60), Duration.ofSeconds(3540), 200, false, true, false, false));
  private final AccountId bob = house.account("bob@example.org");
  private final Collection inbox = house.folder(bob, Kind.MAIL, Role.INBOX);
  private final DeskHouse.Phone phone = house.new Phone(bob, "P", "14.1");

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatOnlyChangedOrWentDoesNotEndTheWait() {
    Item one = deliver("one");
    Item two = deliver("two");
    String key = settled();
    ask(key, "<HeartbeatInterval>300</HeartbeatInterval>");
    int answers = phone.answers.size();
    house.read(one.id());
    house.house.store.commit(Reader.owner(bob), bob, d -> d.remove(two.id()));
    assertThat(phone.answers).hasSize(answers);
    deliver("three");
    assertThat(phone.answers).hasSize(answers + 1);
    assertThat(DeskHouse.shown(phone.last())).contains("<Add>", "<Change>", "<Delete>");
  }

  @Test
  void whatChangedIsToldWhenTheWaitIsOver() {
    Item one = deliver("one");
    String key = settled();
    ask(key, "<HeartbeatInterval>300</HeartbeatInterval>");
    int answers = phone.answers.size();
    house.read(one.id());
    assertThat(phone.answers).hasSize(answers);
    ask(key, "<HeartbeatInterval>300</HeartbeatInterval>");
    // The newer request finds the change at once, and nobody waits any more.
    assertThat(DeskHouse.shown(phone.last())).contains("<Change>");
  }

  @Test
  void theOperatorsBoundsHold() {
    try (var strict =
        new DeskHouse(
            new Terms(
                Duration.ofSeconds(120),
                Duration.ofSeconds(600),
                200,
                false,
                false,
                false,
                false))) {
      AccountId ann = strict.account("ann@example.org");
      var other = strict.new Phone(ann, "P", "14.1");
      String folder = ServerId.of(strict.folder(ann, Kind.MAIL, Role.INBOX).id());
      assertThat(other.ask("Sync", document("x", folder, "<Wait>1</Wait>")))
          .contains("<Status>14</Status><Limit>2</Limit>");
      assertThat(
              other.ask(
                  "Sync", document("x", folder, "<HeartbeatInterval>601</HeartbeatInterval>")))
          .contains("<Status>14</Status><Limit>600</Limit>");
    }
  }

  private Item deliver(String subject) {
    return house.house.store.commit(
        Reader.house(),
        bob,
        d ->
            d.add(
                Mails.of(
                    house.house.blobs,
                    inbox.id(),
                    house.clock.instant(),
                    Mails.plain(subject, "text\n"))));
  }

  private String settled() {
    ask("0", "");
    ask(key(), "");
    return key();
  }

  private void ask(String key, String rest) {
    phone.send("Sync", document(key, ServerId.of(inbox.id()), rest));
  }

  private static String document(String key, String folder, String rest) {
    return "<AirSync:Sync><Collections><Collection><SyncKey>"
        + key
        + "</SyncKey><CollectionId>"
        + folder
        + "</CollectionId></Collection></Collections>"
        + rest
        + "</AirSync:Sync>";
  }

  private String key() {
    Matcher matcher = Pattern.compile("<SyncKey>([^<]*)").matcher(DeskHouse.shown(phone.last()));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
