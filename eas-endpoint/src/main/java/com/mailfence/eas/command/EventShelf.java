package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.EventData;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.View;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.Options;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Events: a device makes, changes and deletes them, in any calendar of its user. */
final class EventShelf implements Shelf {
  static final String TYPE = "Calendar";

  private final Rooms rooms;
  private final EventData data;
  private final ItemNews news;

  EventShelf(Rooms rooms) {
    this.rooms = rooms;
    this.data = new EventData(rooms.blobs(), rooms.clock());
    this.news = new ItemNews(data, rooms.oversight()::leftOut);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ItemNews news() {
    return news;
  }

  /** Whose meeting it is, depends on who looks. */
  @Override
  public View view(Call call, Options options, boolean drafts) {
    Account account = call.account();
    var addresses = new TreeSet<String>();
    addresses.add(account.address().toLowerCase(Locale.ROOT));
    rooms
        .directory()
        .aliases(account.id())
        .forEach(alias -> addresses.add(alias.toLowerCase(Locale.ROOT)));
    var self = new View.Self(account.address(), account.displayName(), addresses);
    return new View(call.version(), options, drafts, self);
  }

  /** [MS-ASCMD] section 2.2.3.64.2 // SYNC-020 */
  @Override
  public boolean hasWindow(int filter) {
    return filter == 0 || filter >= 4 && filter <= 7;
  }

  @Override
  public boolean converses() {
    return false;
  }

  /** What is not over yet is told in any window. [MS-ASCMD] R3065, R5878 */
  @Override
  public Instant since(int filter, Instant now) {
    return Since.of(filter, now);
  }

  @Override
  public boolean timesMove() {
    return true;
  }

  @Override
  public Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    View view = view(turn.call(), turn.state().options(), false);
    return new EventTurn(rooms, data, turn, view).ready();
  }

  /** There is no Trash for events. // CAL-013 */
  @Override
  public Item delete(Draft draft, Item item, boolean keeps) {
    return draft.remove(item.id());
  }

  /**
   * @throws Refusal.Exists if the event is there already
   */
  @Override
  public Draft.Moved move(Draft draft, Item item, CollectionId to) {
    boolean taken =
        draft.keyed(to.account(), String.valueOf(item.key())).stream()
            .anyMatch(one -> one.collection().equals(to));
    if (taken) {
      throw new Refusal.Exists("event of that name", String.valueOf(item.name()));
    }
    return draft.move(item.id(), to, String.valueOf(item.name()));
  }
}
