package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.MailData;
import com.mailfence.eas.data.MailPatch;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.engine.folder.Folders;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;

/** Mail: it is marked, and from 16.0 on drafts are written. */
final class MailShelf implements Shelf {
  private final ItemNews news;
  private final Drafting drafting;
  private final Folders folders;

  MailShelf(Rooms rooms) {
    this.news = new ItemNews(new MailData(rooms.blobs()), rooms.oversight()::leftOut);
    this.drafting = new Drafting(rooms);
    this.folders = new Folders(rooms.store(), rooms.catalog());
  }

  @Override
  public String type() {
    return "Email";
  }

  @Override
  public ItemNews news() {
    return news;
  }

  @Override
  public boolean hasWindow(int filter) {
    return filter <= Since.LAST_OF_MAIL; // SYNC-019
  }

  @Override
  public boolean converses() {
    return true;
  }

  @Override
  public Instant since(int filter, Instant now) {
    return Since.of(filter, now);
  }

  @Override
  public Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Change change) {
        ready.put(command, Attempt.of(() -> new Marking(MailPatch.of(change.data()))));
      }
    }
    ready.putAll(drafting.prepare(turn));
    return ready;
  }

  /** A change of nothing but marks. */
  private record Marking(MailPatch patch) implements Ready {
    @Override
    public Laid add(Lay lay) {
      throw new Refusal.Forbidden("mail is not made of marks");
    }

    @Override
    public Laid change(Lay lay, Item before) {
      return Laid.of(lay.draft().mark(before.id(), patch.on(before.marks())));
    }
  }

  @Override
  public Item delete(Draft draft, Item item, boolean keeps) {
    Folders.Deleted deleted =
        keeps
            ? folders.delete(draft, item.id()) // [MS-ASCMD] R2158
            : folders.discard(draft, item.id()); // [MS-ASCMD] R2160
    return deleted.gone();
  }

  @Override
  public Draft.Moved move(Draft draft, Item item, CollectionId to) {
    return draft.move(item.id(), to);
  }
}
