package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.View;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.Options;
import java.time.Instant;
import java.util.Map;

/**
 * All that Sync, moves and fetches must know of one kind of items. The commands themselves are
 * blind to kinds: a kind is synced as soon as it has its shelf in {@link Shelves}.
 */
sealed interface Shelf permits MailShelf, CardShelf, EventShelf, ListShelf {
  /** The class of its items. [MS-ASCMD] section 2.2.3.27.5 */
  String type();

  /** How its items are shown. */
  ItemNews news();

  /** Through whose eyes the request looks at them. */
  default View view(Call call, Options options, boolean drafts) {
    return new View(call.version(), options, drafts);
  }

  /** Whether its folders have a window of this number. [MS-ASCMD] section 2.2.3.64.2 */
  boolean hasWindow(int filter);

  /** Whether a device may say which properties of its items it manages. [MS-ASCMD] R4545 */
  default boolean hasGhosts() {
    return true;
  }

  /** Whether its items form conversations. [MS-ASCMD] R2117 */
  boolean converses();

  /** Where the window of this number begins; the beginning of time for all. */
  Instant since(int filter, Instant now);

  /** Whether its windows are over when things are, which changes with them. */
  default boolean timesMove() {
    return false;
  }

  /**
   * Reads and composes what a device writes, before the commit. A command that is not in the answer
   * is none that may write here, or will be refused anyway.
   */
  Map<ClientCommand, Attempt<Ready>> prepare(Turn turn);

  /**
   * Deletes an item.
   *
   * @param keeps whether the device wants it kept in Trash, where there is one for its kind
   * @return its tombstone
   */
  Item delete(Draft draft, Item item, boolean keeps);

  /**
   * Moves an item to another folder of its kind.
   *
   * @throws Refusal.Exists if it cannot lie there beside what is there
   */
  Draft.Moved move(Draft draft, Item item, CollectionId to);
}
