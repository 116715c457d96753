package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.command.EventCourse.Edit;
import com.mailfence.eas.data.EventData;
import com.mailfence.eas.data.EventPatch;
import com.mailfence.eas.data.EventPatch.Patched;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.eas.wire.ClientCommand.Delete;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.calendar.Step;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a device does to the events of a calendar in one turn, made ready before the commit. */
final class EventTurn {
  /** The longest name of an object that is kept as a device gave it. */
  private static final int LONGEST_UID = 255;

  private final Rooms rooms;
  private final EventData data;
  private final Turn turn;
  private final View view;
  private final Map<ItemId, EventCourse> courses = new LinkedHashMap<>();

  EventTurn(Rooms rooms, EventData data, Turn turn, View view) {
    this.rooms = rooms;
    this.data = data;
    this.turn = turn;
    this.view = view;
  }

  Map<ClientCommand, Attempt<Ready>> ready() {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Add add && isEvent(add)) {
        ready.put(command, Attempt.of(() -> made(add.data())));
      } else if (command instanceof Change change) {
        item(change.serverId())
            .ifPresent(at -> ready.put(command, Attempt.of(() -> edited(at, change))));
      } else if (command instanceof Delete delete) {
        item(delete.serverId())
            .ifPresent(at -> ready.put(command, Attempt.of(() -> removed(at, delete))));
      }
    }
    courses.values().forEach(course -> course.close(this::step));
    return ready;
  }

  private static boolean isEvent(Add add) {
    return add.type().isEmpty() || add.type().equals(EventShelf.TYPE);
  }

  private Optional<Item> item(String serverId) {
    return Fetching.item(rooms, turn.call(), serverId)
        .filter(item -> item.collection().equals(turn.collection()));
  }

  private boolean isModern() {
    return turn.call().version().atLeast(Version.V16_0);
  }

  /**
   * From 16.0 on the house tells the guests of what an organiser does; before, his device writes to
   * them itself. What a guest does to his own copy is nobody's business: he answers by
   * MeetingResponse. [MS-ASCMD] R7478, R7479
   */
  private Manner manner(CalendarObject object) {
    return isModern() && EventData.isOwn(object, view) ? Manner.TELLING : Manner.SILENT;
  }

  private EventPatch patch(Element written) {
    return new EventPatch(written, turn.state().supported(), view, rooms.clock().instant());
  }

  // What is there

  private EventCourse course(Item item) {
    return courses.computeIfAbsent(item.id(), id -> new EventCourse(item, data.object(item)));
  }

  private Ready edited(Item item, Change change) {
    return course(item).edited(edit(change), at -> files(at, change.data()));
  }

  /** What is told of a change: how the house calls the files that came with it. */
  private @Nullable Element files(Item item, Element written) {
    Element files = isModern() ? EventData.addedFiles(item, written) : null;
    return files == null ? null : Element.grow("AirSync", "ApplicationData").with(files).build();
  }

  private Edit edit(Change change) {
    EventPatch patch = patch(change.data());
    Instant instance = change.instance();
    return instance == null ? patch::on : before -> patch.occurrence(before, instance);
  }

  private Ready removed(Item item, Delete delete) {
    Instant instance = delete.instance();
    return instance == null
        ? course(item).removed()
        : course(item).edited(before -> shortened(before, instance), EventCourse.Telling.NOTHING);
  }

  private Patched shortened(CalendarObject before, Instant instance) {
    CalendarObject after = EventPatch.without(before, instance, view);
    return new Patched(after, !after.equals(before), false);
  }

  private @Nullable Step step(EventCourse course) {
    Item before = course.before();
    Expected expected = Expected.bytes(before.bytes().digest());
    Manner manner = manner(course.object());
    if (course.isGone()) {
      return rooms.calendars().prepareDelete(turn.call().who(), before.id(), expected, manner);
    }
    if (!course.isChanged()) {
      return null;
    }
    var place = new Place(before.collection(), before.name(), expected);
    var put = new Put(place, course.object().bytes());
    return rooms.calendars().prepare(turn.call().who(), put, manner);
  }

  // What is new

  private Ready made(Element written) {
    String uid = uid(written);
    EventCourse.Telling told = item -> told(uid, item, written);
    Optional<Item> there = there(uid);
    if (there.isPresent()) {
      // Some devices make an event of each invitation.
      Ready change = course(there.get()).edited(patch(written)::on, told);
      return new Again(change, there.get());
    }
    Patched patched = patch(written).fresh(uid);
    var put = new Put(Place.in(turn.collection()), patched.object().bytes());
    Step step = rooms.calendars().prepare(turn.call().who(), put, manner(patched.object()));
    return new Made(step, uid, turn.collection(), patched.strange(), told);
  }

  private Optional<Item> there(String uid) {
    AccountId account = turn.collection().account();
    return rooms.catalog().keyed(turn.call().who(), account, uid).stream()
        .filter(one -> one.collection().equals(turn.collection()))
        .findFirst();
  }

  /** From 16.0 on the name is the house's, and is told. [MS-ASCAL] R2223 */
  private @Nullable Element told(String uid, Item item, Element written) {
    return isModern()
        ? Element.grow("AirSync", "ApplicationData")
            .text(EventShelf.TYPE, "UID", uid)
            .with(EventData.addedFiles(item, written))
            .build()
        : null;
  }

  /**
   * The name of a new object: as the device says, or made of what it says so that it is known when
   * it comes again. [MS-ASCAL] R2062, R2219, R2223
   */
  private String uid(Element written) {
    String name = EventPatch.name(written, view);
    if (name.isEmpty()) {
      return rooms.mail().tokens().next();
    }
    return isModern() || name.length() > LONGEST_UID
        ? String.format(
            Locale.ROOT,
            "%s-%016x-%d",
            UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
            Digest.of(name),
            turn.call().account().id().number())
        : name;
  }

  /** A new event. */
  private record Made(
      Step step, String uid, CollectionId where, boolean strange, EventCourse.Telling telling)
      implements Ready {
    @Override
    public Laid add(Lay lay) {
      Stored stored = step.run(lay.draft());
      Element told = telling.of(stored.item());
      return new Laid(stored.item(), told, strange || !stored.asWritten());
    }

    @Override
    public Laid change(Lay lay, Item before) {
      throw new Refusal.Forbidden("what is made is not there");
    }

    @Override
    public Set<AccountId> accounts() {
      return step.accounts();
    }

    @Override
    public boolean fits(Draft draft) {
      return draft.keyed(where.account(), uid).stream()
          .noneMatch(one -> one.collection().equals(where));
    }

    @Override
    public void after() {
      step.after();
    }
  }

  /** An event that is there already, and is changed to what the device made. */
  private record Again(Ready change, Item there) implements Ready {
    @Override
    public Laid add(Lay lay) {
      Laid laid = change.change(lay, there);
      return new Laid(laid.item(), laid.told(), true);
    }

    @Override
    public Laid change(Lay lay, Item before) {
      throw new Refusal.Forbidden("what is made is not there");
    }

    @Override
    public Set<AccountId> accounts() {
      return change.accounts();
    }

    @Override
    public boolean fits(Draft draft) {
      return change.fits(draft);
    }

    @Override
    public void after() {
      change.after();
    }
  }
}
