package com.mailfence.eas.cursor;

import static com.mailfence.eas.cursor.States.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import com.mailfence.testbed.store.MemoryHouse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeviceCursorsTest {
  private final Clock clock = Clock.fixed(Instant.EPOCH.plusSeconds(9), ZoneOffset.UTC);
  private final MemoryHouse house = new MemoryHouse(clock);
  private final AccountId ann = house.account("ann@example.org");
  private final DeviceKey phone = new DeviceKey(ann, "ABC");
  private final CollectionId inbox = house.collection(ann, Kind.MAIL, Role.INBOX, "Inbox").id();
  private final DeviceCursors cursors = new DeviceCursors(house.notes, clock);

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void aStateIsKeptForEachDeviceAndCollection() {
    DeviceCursor begun = cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    assertThat(kept().state()).isEqualTo(begun);
    assertThat(cursors.read(new DeviceKey(ann, "OTHER"), inbox)).isEmpty();
    assertThat(cursors.all(phone)).containsOnlyKeys(inbox.number());
  }

  @Test
  void twoBeginningsAtOnceFindOneState() {
    DeviceCursor first = cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    DeviceCursor second = cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    assertThat(second.firstKey()).isEqualTo(first.firstKey());
    assertThat(kept().version()).isEqualTo(1);
  }

  @Test
  void theSameStateIsNotWrittenAgain() {
    cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    cursors.write(kept(), kept().state());
    assertThat(kept().version()).isEqualTo(1);
  }

  @Test
  void aSlowerRequestDoesNotUndoAFasterOne() {
    cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    DeviceCursors.Kept slow = kept();
    cursors.write(kept(), kept().state().answered(at(1)));
    assertThatThrownBy(() -> cursors.write(slow, slow.state().answered(at(2))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(
            () ->
                house.store.commit(
                    Reader.owner(ann),
                    ann,
                    draft -> cursors.write(draft, slow, slow.state().answered(at(2)))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(kept().state().answer(at(1))).isPresent();
  }

  @Test
  void aTurnThatMetAnotherIsDoneAnew() {
    AtomicInteger attempts = new AtomicInteger();
    int done =
        cursors.settle(
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new Refusal.Conflict("version 1", "version 2");
              }
              return attempts.get();
            });
    assertThat(done).isEqualTo(3);
  }

  @Test
  void aTurnIsNotDoneAnewForEver() {
    assertThatThrownBy(
            () ->
                cursors.settle(
                    () -> {
                      throw new Refusal.Conflict("version 1", "version 2");
                    }))
        .isInstanceOf(Refusal.Busy.class);
  }

  @Test
  void aStateThatCannotBeReadIsBegunAnew() {
    house.notes.write(phone.note("items/" + inbox.number()), 0, new byte[] {'?'});
    assertThat(cursors.read(phone, inbox)).isEmpty();
    assertThat(cursors.all(phone)).isEmpty();
    DeviceCursor begun = cursors.begin(phone, inbox, Options.NONE, Supported.ALL);
    assertThat(kept().state()).isEqualTo(begun);
    assertThat(kept().version()).isEqualTo(2);
  }

  private DeviceCursors.Kept kept() {
    return cursors.read(phone, inbox).orElseThrow();
  }
}
