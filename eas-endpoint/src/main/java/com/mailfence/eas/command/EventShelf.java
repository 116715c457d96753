package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.EventData;
import com.mailfence.eas.data.EventPatch;
import com.mailfence.eas.data.EventPatch.Patched;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.eas.wire.ClientCommand.Delete;
import com.mailfence.eas.wire.Options;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Events: a device makes, changes and deletes them, in any calendar of its user. */
final class EventShelf implements Shelf {
  private static final String TYPE = "Calendar";

  /** The longest name of an object that is kept as a device gave it. */
  private static final int LONGEST_UID = 255;

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

  @Override
  public Instant since(int filter, Instant now) {
    return Instant.EPOCH;
  }

  @Override
  public Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Add add && (add.type().isEmpty() || add.type().equals(TYPE))) {
        ready.put(command, Attempt.of(() -> new Making(this, turn, add.data()).ready()));
      } else if (command instanceof Change change) {
        Edit edit = before -> edited(turn, change, before);
        item(turn, change.serverId()).ifPresent(at -> ready.put(command, attempt(turn, at, edit)));
      } else if (command instanceof Delete delete && delete.instance() != null) {
        Instant instance = delete.instance();
        Edit edit = before -> shortened(turn, before, instance);
        item(turn, delete.serverId()).ifPresent(at -> ready.put(command, attempt(turn, at, edit)));
      }
    }
    return ready;
  }

  /** What becomes of an object. */
  @FunctionalInterface
  interface Edit {
    Patched of(CalendarObject before);
  }

  private Attempt<Ready> attempt(Turn turn, Item item, Edit edit) {
    return Attempt.of(() -> changed(turn, item, edit));
  }

  private Patched edited(Turn turn, Change change, CalendarObject before) {
    EventPatch patch = patch(turn, change.data());
    Instant instance = change.instance();
    return instance == null ? patch.on(before) : patch.occurrence(before, instance);
  }

  private Patched shortened(Turn turn, CalendarObject before, Instant instance) {
    CalendarObject after = EventPatch.without(before, instance, view(turn));
    return new Patched(after, !after.equals(before), false);
  }

  private Optional<Item> item(Turn turn, String serverId) {
    return Fetching.item(rooms, turn.call(), serverId)
        .filter(item -> item.collection().equals(turn.collection()));
  }

  View view(Turn turn) {
    return view(turn.call(), turn.state().options(), false);
  }

  EventPatch patch(Turn turn, Element written) {
    return new EventPatch(written, turn.state().supported(), view(turn), rooms.clock().instant());
  }

  Ready changed(Turn turn, Item before, Edit edit) {
    Patched patched = edit.of(data.object(before));
    Step step = patched.changed() ? step(turn, before, patched.object()) : null;
    return new Changed(this, turn, before, edit, patched, step);
  }

  private Step step(Turn turn, Item before, CalendarObject object) {
    var place =
        new Place(before.collection(), before.name(), Expected.bytes(before.bytes().digest()));
    return rooms.calendars().prepare(turn.call().who(), new Put(place, object.bytes()));
  }

  Step step(Turn turn, CalendarObject object) {
    var put = new Put(Place.in(turn.collection()), object.bytes());
    return rooms.calendars().prepare(turn.call().who(), put);
  }

  /**
   * The name of a new object: as the device says, or made of what it says so that it is known when
   * it comes again. [MS-ASCAL] R2062, R2219, R2223
   */
  String uid(Turn turn, Element written) {
    String name = EventPatch.name(written, view(turn));
    if (name.isEmpty()) {
      return rooms.mail().tokens().next();
    }
    boolean modern = turn.call().version().atLeast(Version.V16_0);
    return modern || name.length() > LONGEST_UID
        ? String.format(
            Locale.ROOT,
            "%s-%016x-%d",
            java.util.UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
            Digest.of(name),
            turn.call().account().id().number())
        : name;
  }

  /**
   * An event that is stored in place of another.
   *
   * @param step null if nothing changed
   */
  private record Changed(
      EventShelf shelf, Turn turn, Item before, Edit edit, Patched patched, @Nullable Step step)
      implements Ready {
    @Override
    public Laid add(Lay lay) {
      throw new Refusal.Forbidden("what is there is not made");
    }

    /** What somebody wrote in the meantime is patched in its turn. */
    @Override
    public Laid change(Lay lay, Item now) {
      if (!now.bytes().equals(before.bytes())) {
        return shelf.changed(turn, now, edit).change(lay, now);
      }
      Item after = step == null ? now : step.run(lay.draft()).item();
      return new Laid(after, null, patched.strange());
    }
  }

  /** A new event, or one that is there already: some devices make an event of each invitation. */
  private record Making(EventShelf shelf, Turn turn, Element written) {
    Ready ready() {
      String uid = shelf.uid(turn, written);
      Patched patched = shelf.patch(turn, written).fresh(uid);
      return new Made(this, uid, patched, shelf.step(turn, patched.object()));
    }

    private Laid again(Lay lay, Item there) {
      Edit edit = before -> shelf.patch(turn, written).on(before);
      return shelf.changed(turn, there, edit).change(lay, there);
    }
  }

  private record Made(Making making, String uid, Patched patched, Step step) implements Ready {
    @Override
    public Laid add(Lay lay) {
      Optional<Item> there =
          lay.draft().keyed(lay.collection().account(), uid).stream()
              .filter(one -> one.collection().equals(lay.collection()) && !one.removed())
              .findFirst();
      Laid laid =
          there.isPresent()
              ? making.again(lay, there.get())
              : new Laid(step.run(lay.draft()).item(), null, patched.strange());
      return new Laid(laid.item(), told(), laid.strange() || there.isPresent());
    }

    /** From 16.0 on the name is the house's, and is told. [MS-ASCAL] R2223 */
    private @Nullable Element told() {
      boolean modern = making.turn().call().version().atLeast(Version.V16_0);
      return modern
          ? Element.grow("AirSync", "ApplicationData").text(TYPE, "UID", uid).build()
          : null;
    }

    @Override
    public Laid change(Lay lay, Item before) {
      throw new Refusal.Forbidden("what is made is not there");
    }
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
