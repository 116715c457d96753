package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Item;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.eas.wire.ClientCommand.Delete;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.ServerId.ItemName;
import com.mailfence.eas.wire.SyncAnswer;
import com.mailfence.eas.wire.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a device did to one collection, being done in one commit. Made anew for each attempt. */
final class DeviceCommands {
  private final Shelf shelf;
  private final Lay lay;
  private final DeviceCursor state;
  private final Asked asked;
  private final OwnWork own;
  private final Prepared prepared;
  private final List<Element> responses = new ArrayList<>();

  /**
   * @param prepared the commands that write, ready to be laid down
   */
  DeviceCommands(Turn turn, Lay lay, Prepared prepared) {
    this.shelf = turn.shelf();
    this.lay = lay;
    this.prepared = prepared;
    this.state = turn.state();
    this.asked = turn.asked();
    this.own = new OwnWork(state);
  }

  /** Does all of it; one command that fails hurts no other. SYNC-041 */
  OwnWork run() {
    for (ClientCommand command : asked.commands()) {
      Attempt<OptionalInt> attempt = Attempt.of(() -> run(command));
      if (attempt instanceof Attempt.Done<OptionalInt> done) {
        done.value().ifPresent(status -> fail(command, status));
      } else if (attempt instanceof Attempt.No<OptionalInt> no) {
        fail(command, Statuses.ofItem(no.refusal()));
      } else {
        fail(command, SyncStatus.INVALID_ITEM); // [MS-ASAIRS] R347
      }
    }
    return own;
  }

  /** The responses that are needed; what worked and needs none has none. [MS-ASCMD] R759 */
  List<Element> responses() {
    return responses;
  }

  /** The status of what was not done; empty if it was. */
  private OptionalInt run(ClientCommand command) {
    if (command instanceof Change change) {
      return change(change);
    } else if (command instanceof Delete delete) {
      return delete.instance() == null ? delete(delete) : shorten(delete);
    } else if (command instanceof Add add) {
      return add(add);
    }
    return OptionalInt.empty(); // what is fetched is read after the commit
  }

  private OptionalInt change(Change change) {
    Optional<Item> found = find(change.serverId());
    long digest = digest(change);
    if (found.isEmpty() || !own.isHeld(found.get())) {
      return sentBefore(change, digest)
          ? OptionalInt.empty()
          : OptionalInt.of(SyncStatus.NOT_FOUND); // [MS-ASCMD] R5846
    }
    return write(change, change.serverId(), found.get(), digest);
  }

  private static long digest(Change change) {
    long digest = Digest.of(change.data()) + (change.send() ? 1 : 0);
    return change.instance() == null ? digest : 31 * digest + change.instance().hashCode();
  }

  /** That one occurrence goes, is a change of its series. [MS-ASAIRS] R1177 */
  private OptionalInt shorten(Delete delete) {
    Optional<Item> found = find(delete.serverId());
    if (found.isEmpty() || !own.isHeld(found.get())) {
      return OptionalInt.of(SyncStatus.NOT_FOUND);
    }
    long digest = Digest.of("without " + delete.instance());
    return write(delete, delete.serverId(), found.get(), digest);
  }

  private OptionalInt write(ClientCommand command, String serverId, Item before, long digest) {
    Ready ready = prepared.of(command).map(DeviceCommands::value).orElse(null);
    // What is repeated after an interrupted exchange never wins over others. // SYNC-024
    boolean clientWins = state.options().clientWins() && !own.wroteEarlier(before);
    if (own.isForeign(before) && !clientWins) {
      own.owes(before);
      return OptionalInt.of(SyncStatus.CONFLICT); // [MS-ASCMD] R2066, R2069 // SYNC-022
    }
    if (ready == null) {
      throw new Refusal.Stale("the item that was changed"); // someone was faster
    }
    Laid laid = ready.change(lay, before);
    own.wrote(before, laid.item(), digest);
    if (laid.strange()) {
      own.owes(laid.item());
    }
    if (laid.told() != null) {
      responses.add(SyncAnswer.changed(serverId, laid.told()));
    }
    return OptionalInt.empty();
  }

  /** A draft that was sent by a request whose answer was lost is gone, as it should be. */
  private boolean sentBefore(Change change, long digest) {
    Optional<ItemName> name = name(change.serverId());
    boolean sent =
        change.send() && name.filter(n -> own.repeats(n.item().number(), digest)).isPresent();
    if (sent) {
      own.wroteBefore(name.get().item().number(), digest);
    }
    return sent;
  }

  /** A removal beats a change, whoever made it. [MS-ASCMD] R2076 // SYNC-023 */
  private OptionalInt delete(Delete delete) {
    Optional<ItemName> name = name(delete.serverId());
    if (name.isEmpty()) {
      return OptionalInt.of(SyncStatus.NOT_FOUND);
    }
    Optional<Item> found = find(delete.serverId());
    if (found.isEmpty()) {
      // It is gone, as the device wants it to be.
      own.wroteBefore(name.get().item().number(), Digest.REMOVAL);
      return OptionalInt.empty();
    }
    Item before = found.get();
    Item gone = removed(delete, before);
    own.wrote(before, gone, Digest.REMOVAL);
    return OptionalInt.empty();
  }

  /** Who cannot be told of it does not keep it there. */
  private Item removed(Delete delete, Item before) {
    return prepared.of(delete).orElse(null) instanceof Attempt.Done<Ready> done
        ? done.value().change(lay, before).item()
        : shelf.delete(lay.draft(), before, asked.deletesAsMoves());
  }

  /** Mail is not made by adding it, drafts apart. [MS-ASCMD] R755 */
  private OptionalInt add(Add add) {
    Optional<Attempt<Ready>> attempt = prepared.of(add);
    if (attempt.isEmpty()) {
      return OptionalInt.of(SyncStatus.INVALID_ITEM);
    }
    Long made = own.made(add.clientId()); // SYNC-026
    if (made != null) {
      own.made(add.clientId(), made);
      added(add, made, null);
      return OptionalInt.empty();
    }
    Laid laid = value(attempt.get()).add(lay);
    own.made(add.clientId(), laid.item().number());
    added(add, laid.item().number(), laid.told());
    if (laid.strange()) {
      own.owes(laid.item());
    }
    if (laid.item().removed()) {
      own.didNotStay();
    }
    return OptionalInt.empty();
  }

  private void added(Add add, long item, @Nullable Element data) {
    responses.add(
        SyncAnswer.added(add.clientId(), ServerId.of(lay.collection(), item)).with(data).build());
  }

  private static Ready value(Attempt<Ready> attempt) {
    if (attempt instanceof Attempt.Done<Ready> done) {
      return done.value();
    }
    if (attempt instanceof Attempt.No<Ready> no) {
      throw no.refusal();
    }
    throw ((Attempt.Unread<Ready>) attempt).fault();
  }

  private void fail(ClientCommand command, int status) {
    if (command instanceof Change change) {
      responses.add(failed("Change", change.serverId(), change.instance(), status));
    } else if (command instanceof Delete delete) {
      responses.add(failed("Delete", delete.serverId(), delete.instance(), status));
    } else if (command instanceof Add add) {
      responses.add(SyncAnswer.notAdded(add.clientId(), status));
    }
  }

  private static Element failed(
      String name, String serverId, @Nullable Instant instance, int status) {
    return instance == null
        ? SyncAnswer.failed(name, serverId, status)
        : SyncAnswer.failed(name, serverId, instance, status);
  }

  /** The item, if it is there and lies in this collection. // EA03 */
  private Optional<Item> find(String serverId) {
    return name(serverId).flatMap(name -> lay.draft().item(name.item()).filter(name::means));
  }

  private Optional<ItemName> name(String serverId) {
    return ServerId.item(lay.collection().account(), serverId)
        .filter(name -> name.collection().equals(lay.collection()));
  }
}
