package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.Mails;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OwnWorkTest {
  private final MemoryHouse house = new MemoryHouse(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final AccountId bob = house.account("bob@example.org");
  private final CollectionId inbox = house.collection(bob, Kind.MAIL, Role.INBOX, "Inbox").id();
  private final Item mail =
      house.store.commit(
          Reader.owner(bob),
          bob,
          d -> d.add(Mails.of(house.blobs, inbox, Instant.EPOCH, Mails.plain("a", "text\n"))));

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void whatTheDeviceWroteItselfIsNotForeign() {
    OwnWork own = new OwnWork(upToDate());
    Item read = read(mail, true);
    own.wrote(mail, read, 5);
    assertThat(own.isForeign(read)).isFalse();
    assertThat(own.isUndisturbed()).isTrue();
    assertThat(own.cursor().echo(mail.number())).isPresent();
  }

  @Test
  void whatOthersWroteIsForeign() {
    DeviceCursor state = upToDate();
    Item read = read(mail, true);
    assertThat(new OwnWork(state).isForeign(read)).isTrue();
  }

  @Test
  void aRepetitionIsKnownByWhatItAsks() { // SYNC-024
    Item read = read(mail, true);
    OwnWork first = new OwnWork(upToDate());
    first.wrote(mail, read, 5);
    DeviceCursor lost = first.remembered();

    OwnWork same = new OwnWork(lost);
    assertThat(same.isForeign(read)).isFalse();
    same.wrote(read, read, 5);
    assertThat(same.cursor().echo(mail.number())).isPresent();

    OwnWork other = new OwnWork(lost);
    other.wrote(read, read, 6);
    assertThat(other.cursor().echo(mail.number())).isEmpty();
    assertThat(other.isUndisturbed()).isFalse();
  }

  @Test
  void whatIsNotAskedForAgainIsToldAsNews() {
    OwnWork first = new OwnWork(upToDate());
    first.wrote(mail, read(mail, true), 5);
    assertThat(new OwnWork(first.remembered()).cursor().echoes()).isEmpty();
  }

  @Test
  void aWriteOnSomethingOldIsNotAllThereIs() {
    DeviceCursor state = upToDate();
    Item foreign = read(mail, true);
    OwnWork own = new OwnWork(state);
    own.wrote(foreign, read(foreign, false), 5);
    assertThat(own.cursor().echo(mail.number())).isEmpty();
  }

  @Test
  void whoeverIsRefusedIsOwedTheItem() { // SYNC-022
    OwnWork own = new OwnWork(upToDate());
    own.owes(mail);
    assertThat(own.cursor().echo(mail.number())).contains(new Cursor.Echo(mail.number(), Seq.NONE));
    assertThat(own.isUndisturbed()).isFalse();
  }

  @Test
  void anItemIsMadeOnceForEachName() { // SYNC-026
    OwnWork first = new OwnWork(upToDate());
    first.made("c1", 77);
    OwnWork again = new OwnWork(first.remembered());
    assertThat(again.made("c1")).isEqualTo(77);
    assertThat(again.made("c2")).isNull();
    assertThat(again.cursor().echo(77)).isEmpty();
    again.made("c1", 77);
    assertThat(again.cursor().echo(77)).isPresent();
  }

  @Test
  void theDeviceHoldsOnlyWhatItWasTold() {
    assertThat(new OwnWork(upToDate()).isHeld(mail)).isTrue();
    assertThat(new OwnWork(begun()).isHeld(mail)).isFalse();
  }

  private Item read(Item item, boolean read) {
    return house.store.commit(
        Reader.owner(bob), bob, d -> d.mark(item.id(), item.marks().asRead(read)));
  }

  private DeviceCursor begun() {
    var cursors = new DeviceCursors(house.notes, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    DeviceCursor begun = cursors.begin(new DeviceKey(bob, "P"), inbox, Options.NONE, Supported.ALL);
    return begun.at(begun.firstKey()).orElseThrow();
  }

  /** A state that holds everything up to the mail. */
  private DeviceCursor upToDate() {
    return begun().quiet(Cursor.settledAt(new Seq(mail.number())));
  }
}
