package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.command.Drafting.Ready;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.data.MailPatch;
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
import com.mailfence.engine.folder.Folders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a device did to one collection, being done in one commit. Made anew for each attempt. */
final class DeviceCommands {
  /** What one wrote oneself is read. */
  private static final Marks WRITTEN = Marks.NONE.asRead(true);

  private final Folders folders;
  private final Draft draft;
  private final CollectionId collection;
  private final DeviceCursor state;
  private final Asked asked;
  private final OwnWork own;
  private final Map<ClientCommand, Attempt<Ready>> drafts;
  private final Instant now;
  private final List<Element> responses = new ArrayList<>();

  /**
   * @param drafts those of the commands that write drafts, ready to be laid down
   */
  DeviceCommands(
      Folders folders,
      Draft draft,
      Turn turn,
      Map<ClientCommand, Attempt<Ready>> drafts,
      Instant now) {
    this.folders = folders;
    this.drafts = drafts;
    this.now = now;
    this.draft = draft;
    this.collection = turn.collection();
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
      return delete(delete);
    } else if (command instanceof Add add) {
      return add(add);
    }
    return OptionalInt.empty(); // what is fetched is read after the commit
  }

  private OptionalInt change(Change change) {
    Optional<Item> found = find(change.serverId());
    long digest = Digest.of(change.data()) + (change.send() ? 1 : 0);
    if (found.isEmpty() || !own.isHeld(found.get())) {
      return sentBefore(change, digest)
          ? OptionalInt.empty()
          : OptionalInt.of(SyncStatus.NOT_FOUND); // [MS-ASCMD] R5846
    }
    Item before = found.get();
    Marks marks = MailPatch.of(change.data()).on(before.marks());
    // What is repeated after an interrupted exchange never wins over others. // SYNC-024
    boolean clientWins = state.options().clientWins() && !own.wroteEarlier(before);
    if (own.isForeign(before) && !clientWins) {
      own.refused(before);
      return OptionalInt.of(SyncStatus.CONFLICT); // [MS-ASCMD] R2066, R2069 // SYNC-022
    }
    Attempt<Ready> ready = drafts.get(change);
    Item after = ready == null ? before : rewrite(change, value(ready), before);
    own.wrote(before, after.removed() ? after : draft.mark(before.id(), marks), digest);
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

  private Item rewrite(Change change, Ready ready, Item before) {
    Item basis = ready.before();
    if (basis == null || !before.bytes().equals(basis.bytes())) {
      throw new Refusal.Stale("the draft that was changed"); // someone was faster
    }
    if (ready.sent()) {
      return folders.discard(draft, before.id()).gone();
    }
    Item after = draft.rewrite(before.id(), ready.post().content(), ready.post().facets());
    Drafting.told(after, ready)
        .ifPresent(data -> responses.add(SyncAnswer.changed(change.serverId(), data)));
    return after;
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
    Folders.Deleted deleted =
        asked.deletesAsMoves()
            ? folders.delete(draft, before.id()) // [MS-ASCMD] R2158
            : folders.discard(draft, before.id()); // [MS-ASCMD] R2160
    own.wrote(before, deleted.gone(), Digest.REMOVAL);
    return OptionalInt.empty();
  }

  /** Only drafts are made by adding them. [MS-ASCMD] R755 */
  private OptionalInt add(Add add) {
    Attempt<Ready> attempt = drafts.get(add);
    if (attempt == null) {
      return OptionalInt.of(SyncStatus.INVALID_ITEM);
    }
    Long made = own.made(add.clientId()); // SYNC-026
    if (made != null) {
      own.made(add.clientId(), made);
      added(add, made, null);
      return OptionalInt.empty();
    }
    Ready ready = value(attempt);
    Item item =
        draft.add(ready.post().into(draft, collection, now, MailPatch.of(add.data()).on(WRITTEN)));
    own.made(add.clientId(), item.number());
    added(add, item.number(), Drafting.told(item, ready).orElse(null));
    if (ready.sent()) {
      draft.remove(item.id());
      own.didNotStay();
    }
    return OptionalInt.empty();
  }

  private void added(Add add, long item, @Nullable Element data) {
    responses.add(
        SyncAnswer.added(add.clientId(), ServerId.of(collection, item)).with(data).build());
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
      responses.add(SyncAnswer.failed("Change", change.serverId(), status));
    } else if (command instanceof Delete delete) {
      responses.add(SyncAnswer.failed("Delete", delete.serverId(), status));
    } else if (command instanceof Add add) {
      responses.add(SyncAnswer.notAdded(add.clientId(), status));
    }
  }

  /** The item, if it is there and lies in this collection. // EA03 */
  private Optional<Item> find(String serverId) {
    return name(serverId).flatMap(name -> draft.item(name.item()).filter(name::means));
  }

  private Optional<ItemName> name(String serverId) {
    return ServerId.item(collection.account(), serverId)
        .filter(name -> name.collection().equals(collection));
  }
}
