package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OversightTest {
  private final DeskHouse eas = new DeskHouse();
  private final AccountId bob = eas.account("bob@test.example");
  private final Collection inbox = eas.folder(bob, Kind.MAIL, Role.INBOX);
  private final DeskHouse.Phone phone = eas.new Phone(bob, "d1", "14.1");

  @AfterEach
  void close() {
    eas.close();
  }

  private void mail() {
    String secret = Mails.plain("Private subject", "Private text\n");
    eas.house.store.commit(
        Reader.house(),
        bob,
        draft -> draft.add(Mails.of(eas.house.blobs, inbox.id(), eas.clock.instant(), secret)));
  }

  private String sync(String key) {
    return "<AirSync:Sync><Collections><Collection><SyncKey>"
        + key
        + "</SyncKey><CollectionId>"
        + ServerId.of(inbox.id())
        + "</CollectionId></Collection></Collections></Sync>";
  }

  private String first() {
    return phone.ask("Sync", sync("0")).replaceAll("(?s).*<SyncKey>([^<]*)</SyncKey>.*", "$1");
  }

  @Test
  void aDeviceThatDoesNotTakeItsNewsIsSlowedDownAndNotCutOff() {
    mail();
    String key = first();
    for (int i = 0; i <= Loops.PATIENCE; i++) {
      assertThat(phone.ask("Sync", sync(key))).contains("<Add>");
    }
    phone.send("Sync", sync(key));
    assertThat(phone.last()).isEqualTo(new Reply.Refused(503, Loops.PAUSE));
    assertThat(eas.oversight.requestsSlowed()).isEqualTo(1);
    eas.clock.forward(Loops.PAUSE);
    String taken = phone.ask("Sync", sync(key));
    assertThat(taken).contains("<Add>");
    phone.send("Sync", sync(key));
    assertThat(phone.last()).isInstanceOf(Reply.Refused.class);
    String next = taken.replaceAll("(?s).*<SyncKey>([^<]*)</SyncKey>.*", "$1");
    phone.send("Sync", sync(next));
    assertThat(phone.last()).isEqualTo(Reply.nothing()); // it took them after all
  }

  @Test
  void aDeviceThatAsksOftenWhereThereIsNothingIsNoLoop() {
    String key = first();
    for (int i = 0; i < 5 * Loops.PATIENCE; i++) {
      phone.send("Sync", sync(key));
      assertThat(phone.last()).isEqualTo(Reply.nothing());
    }
  }

  @Test
  void anItemThatCannotBeShownIsCounted() {
    eas.deliver(inbox); // it has no facets to be shown by
    phone.ask("Sync", sync(first()));
    assertThat(eas.oversight.itemsLeftOut()).isPositive(); // EA12
  }

  @Test
  void whoListensHearsTheDeviceAndNoSecrets() {
    mail();
    List<String> heard = new ArrayList<>();
    List<String> other = new ArrayList<>();
    Runnable end = eas.oversight.tracing().listen(bob, "d1", heard::add);
    eas.oversight.tracing().listen(bob, "d2", other::add);
    String key = first();
    phone.send("Sync", sync(key));
    phone.send(
        "Settings",
        "<Settings:Settings><DevicePassword><Set><Password>hunter2</Password></Set>"
            + "</DevicePassword></Settings:Settings>");
    phone.send("SendMail", "<ComposeMail:SendMail><Mime>Private mime</Mime></SendMail>");
    phone.sendBytes("Sync", new byte[] {1, 2, 3});
    assertThat(heard.get(0)).startsWith("# t1 d1 14.1 Agent/1");
    assertThat(heard.get(1)).startsWith("C: Sync <AirSync:Sync>");
    assertThat(heard.get(2)).startsWith("S: <AirSync:Sync>").contains("<SyncKey>" + key);
    assertThat(String.join("\n", heard))
        .contains("ann@example.org", "<Password>***<", "3 bytes that are no document")
        .doesNotContain("Private", "hunter2");
    assertThat(other).isEmpty();
    int before = heard.size();
    end.run();
    phone.send("Sync", sync(key));
    assertThat(heard).hasSize(before);
  }

  @Test
  void notTooManyListenAndNobodyWhereNobodyIsServed() {
    for (int i = 0; i < 16; i++) {
      eas.oversight.tracing().listen(bob, null, line -> {});
    }
    assertThatThrownBy(() -> eas.oversight.tracing().listen(bob, null, line -> {}))
        .isInstanceOf(Refusal.TooLarge.class);
    assertThatThrownBy(() -> new Oversight().tracing().listen(bob, null, line -> {}))
        .isInstanceOf(Refusal.NotFound.class);
  }
}
