package com.mailfence.eas.command;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.Conversation;
import com.mailfence.eas.data.Outlet;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.ItemOperation;
import com.mailfence.eas.wire.ItemOperation.Empty;
import com.mailfence.eas.wire.ItemOperation.FetchFile;
import com.mailfence.eas.wire.ItemOperation.FetchItem;
import com.mailfence.eas.wire.ItemOperation.MoveConversation;
import com.mailfence.eas.wire.ItemOperation.Unread;
import com.mailfence.eas.wire.ItemOperationsCodec;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.delivery.ThreadHomes;
import com.mailfence.engine.folder.Folders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Fetches items and attachments, empties folders, moves conversations; each for itself and in the
 * order asked. [MS-ASCMD] section 2.2.1.10 R193, R194
 */
final class ItemOperations implements Command {
  private final Rooms rooms;
  private final Fetching fetching;
  private final Shelves shelves;
  private final Folders folders;

  ItemOperations(Rooms rooms) {
    this.rooms = rooms;
    this.fetching = new Fetching(rooms);
    this.shelves = new Shelves(rooms);
    this.folders = new Folders(rooms.store(), rooms.catalog());
  }

  @Override
  public Reply run(Call call) {
    List<ItemOperation> operations = ItemOperationsCodec.read(call.needDocument());
    PartsOutlet parts = call.arguments().acceptMultiPart() ? new PartsOutlet() : null;
    Outlet outlet = parts == null ? Outlet.INLINE : parts;
    List<Element> responses = new ArrayList<>();
    for (ItemOperation operation : operations) {
      responses.add(response(call, operation, outlet));
    }
    Element root = ItemOperationsCodec.document(responses);
    return parts == null ? Reply.of(root) : new Reply.Parts(root, parts.parts());
  }

  private Element response(Call call, ItemOperation operation, Outlet outlet) {
    if (operation instanceof FetchItem fetch) {
      return fetching.fetch(call, fetch, outlet);
    } else if (operation instanceof FetchFile fetch) {
      return fetching.fetch(call, fetch, outlet);
    } else if (operation instanceof Empty empty) {
      return ItemOperationsCodec.emptied(empty.collection(), status(() -> empty(call, empty)));
    } else if (operation instanceof MoveConversation move) {
      return ItemOperationsCodec.moved(move.id(), status(() -> move(call, move)));
    }
    Unread unread = (Unread) operation;
    return ItemOperationsCodec.response(unread.name(), unread.status()).build();
  }

  private static int status(Supplier<Integer> work) {
    Attempt<Integer> attempt = Attempt.of(work);
    if (attempt instanceof Attempt.Done<Integer> done) {
      return done.value();
    }
    return attempt instanceof Attempt.No<Integer> no
        ? Statuses.of(no.refusal(), Verb.ITEM_OPERATIONS)
        : ItemOperationsCodec.PROTOCOL_ERROR;
  }

  private int empty(Call call, Empty empty) {
    Optional<CollectionId> id =
        ServerId.collection(call.account().id(), empty.collection())
            .filter(named -> shelves.place(call, named).isPresent());
    if (id.isEmpty()) {
      return ItemOperationsCodec.NOT_FOUND;
    }
    folders.empty(call.who(), id.get(), empty.below()); // [MS-ASCMD] R2242, R2244
    return ItemOperationsCodec.SUCCESS;
  }

  private int move(Call call, MoveConversation move) {
    if (!call.version().atLeast(Version.V14_0)) {
      return ItemOperationsCodec.PROTOCOL_ERROR; // [MS-ASCMD] R7244
    }
    if (!move.always()) {
      return ItemOperationsCodec.NOT_ALWAYS; // [MS-ASCMD] R3475
    }
    if (move.to().equals(HierarchyCodec.RECIPIENT_CACHE)) {
      return ItemOperationsCodec.INVALID_COMBINATION; // [MS-ASCON] R262
    }
    Optional<Collection> to =
        ServerId.collection(call.account().id(), move.to())
            .flatMap(id -> rooms.catalog().collection(call.who(), id));
    OptionalLong thread = Conversation.number(move.id());
    if (to.isEmpty() || thread.isEmpty()) {
      return ItemOperationsCodec.NOT_FOUND; // [MS-ASCON] R146
    }
    if (to.get().kind() != Kind.MAIL) {
      return ItemOperationsCodec.NOT_FOR_MAIL; // [MS-ASCON] R338
    }
    List<Item> mails = rooms.catalog().thread(call.who(), call.account().id(), thread.getAsLong());
    if (mails.isEmpty()) {
      return ItemOperationsCodec.NOT_FOUND;
    }
    rooms
        .store()
        .commit(
            call.who(),
            call.account().id(),
            draft -> {
              mails.forEach(mail -> move(draft, mail, to.get().id()));
              ThreadHomes.put(draft, thread.getAsLong(), to.get()); // [MS-ASCON] R130, R172
              return mails.size();
            });
    return ItemOperationsCodec.SUCCESS;
  }

  /** From wherever it lies, but not from what the user sent. [MS-ASCON] R215 */
  private static void move(Draft draft, Item mail, CollectionId to) {
    boolean there = draft.item(mail.id()).isPresent() && !mail.collection().equals(to);
    Role role = draft.collection(mail.collection()).map(Collection::role).orElse(Role.SENT);
    if (there && role != Role.SENT) {
      draft.move(mail.id(), to);
    }
  }
}
