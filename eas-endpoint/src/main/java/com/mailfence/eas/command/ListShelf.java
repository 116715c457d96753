package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.ListPatch;
import com.mailfence.eas.data.NoteData;
import com.mailfence.eas.data.NotePatch;
import com.mailfence.eas.data.TaskData;
import com.mailfence.eas.data.TaskPatch;
import com.mailfence.eas.data.View;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks and notes: a device makes, changes and deletes them, in any list of its user. */
final class ListShelf implements Shelf {
  /** Tasks that are not done. [MS-ASCMD] section 2.2.3.64.2 */
  private static final int INCOMPLETE = 8;

  private final Rooms rooms;
  private final String type;
  private final ItemNews news;
  private final boolean tasks;

  private ListShelf(Rooms rooms, String type, ItemNews news) {
    this.rooms = rooms;
    this.type = type;
    this.news = news;
    this.tasks = type.equals("Tasks");
  }

  static ListShelf tasks(Rooms rooms) {
    var data = new TaskData(rooms.blobs());
    return new ListShelf(rooms, "Tasks", new ItemNews(data, rooms.oversight()::leftOut));
  }

  static ListShelf notes(Rooms rooms) {
    var data = new NoteData(rooms.blobs());
    return new ListShelf(rooms, "Notes", new ItemNews(data, rooms.oversight()::leftOut));
  }

  @Override
  public String type() {
    return type;
  }

  @Override
  public ItemNews news() {
    return news;
  }

  /** [MS-ASCMD] section 2.2.3.64.2 */
  @Override
  public boolean hasWindow(int filter) {
    return filter == 0 || tasks && filter == INCOMPLETE;
  }

  /** [MS-ASNOTE] R114 */
  @Override
  public boolean hasGhosts() {
    return tasks;
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Instant since(int filter, Instant now) {
    return Instant.EPOCH;
  }

  @Override
  public Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Add add && (add.type().isEmpty() || add.type().equals(type))) {
        ready.put(command, Attempt.of(() -> made(turn, patch(turn, add.data()))));
      } else if (command instanceof Change change) {
        Fetching.item(rooms, turn.call(), change.serverId())
            .filter(item -> item.collection().equals(turn.collection()))
            .ifPresent(
                item ->
                    ready.put(
                        command,
                        Attempt.of(() -> changed(turn, patch(turn, change.data()), item))));
      }
    }
    return ready;
  }

  private ListPatch patch(Turn turn, Element data) {
    var view = new View(turn.call().version(), turn.state().options(), false);
    Instant now = rooms.clock().instant();
    return tasks
        ? new TaskPatch(data, turn.state().supported(), view, now)
        : new NotePatch(data, view, now);
  }

  private Ready made(Turn turn, ListPatch patch) {
    CalendarObject object = patch.fresh(rooms.mail().tokens().next());
    return new Written(this, turn, patch, null, step(turn, Place.in(turn.collection()), object));
  }

  private Written changed(Turn turn, ListPatch patch, Item before) {
    CalendarObject object = Calendars.read(rooms.blobs(), before);
    CalendarObject after = patch.on(object);
    var place =
        new Place(before.collection(), before.name(), Expected.bytes(before.bytes().digest()));
    Step step = after.equals(object) ? null : step(turn, place, after);
    return new Written(this, turn, patch, before, step);
  }

  private Step step(Turn turn, Place place, CalendarObject object) {
    var put = new Put(place, object.bytes());
    return rooms.calendars().prepare(turn.call().who(), put, Manner.SILENT);
  }

  /**
   * An object that is stored.
   *
   * @param before what was patched; null for a new one
   * @param step null if nothing changed
   */
  private record Written(
      ListShelf shelf, Turn turn, ListPatch patch, @Nullable Item before, @Nullable Step step)
      implements Ready {
    @Override
    public Laid add(Lay lay) {
      if (step == null) {
        throw new Refusal.Forbidden("what is there is not made");
      }
      return Laid.of(step.run(lay.draft()).item());
    }

    /** What somebody wrote in the meantime is patched in its turn. */
    @Override
    public Laid change(Lay lay, Item now) {
      if (before == null || !now.bytes().equals(before.bytes())) {
        return shelf.changed(turn, patch, now).change(lay, now);
      }
      return Laid.of(step == null ? now : step.run(lay.draft()).item());
    }
  }

  /** There is no Trash for them. // CAL-013 */
  @Override
  public Item delete(Draft draft, Item item, boolean keeps) {
    return draft.remove(item.id());
  }

  /**
   * @throws Refusal.Exists if it is there already
   */
  @Override
  public Draft.Moved move(Draft draft, Item item, CollectionId to) {
    boolean taken =
        draft.keyed(to.account(), String.valueOf(item.key())).stream()
            .anyMatch(one -> one.collection().equals(to));
    if (taken) {
      throw new Refusal.Exists("object of that name", String.valueOf(item.name()));
    }
    return draft.move(item.id(), to, String.valueOf(item.name()));
  }
}
