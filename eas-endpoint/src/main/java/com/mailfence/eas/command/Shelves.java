package com.mailfence.eas.command;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.eas.hierarchy.Lists;
import com.mailfence.eas.request.Version;
import com.mailfence.engine.calendar.CalendarRules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The kinds that are synced, and a shelf for each. */
final class Shelves {
  private final Rooms rooms;
  private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);

  Shelves(Rooms rooms) {
    this.rooms = rooms;
    shelves.put(Kind.MAIL, new MailShelf(rooms));
    shelves.put(Kind.CONTACTS, new CardShelf(rooms));
    shelves.put(Kind.CALENDAR, new EventShelf(rooms));
    shelves.put(Kind.TASKS, ListShelf.tasks(rooms));
    shelves.put(Kind.NOTES, ListShelf.notes(rooms));
  }

  /**
   * What a device is shown besides mail, events and contacts. [MS-ASWBXML] section 2.1.2.1.24 //
   * SYNC-005
   */
  static Lists lists(Rooms rooms, Version version) {
    CalendarRules rules = rooms.calendars().rules();
    boolean notes = rules.keeps(Kind.NOTES) && version.atLeast(Version.V14_0);
    return new Lists(rules.keeps(Kind.TASKS), notes);
  }

  /** The shelf of a kind; empty if it is not synced. */
  Optional<Shelf> of(Call call, Kind kind) {
    return lists(rooms, call.version()).shows(kind)
        ? Optional.ofNullable(shelves.get(kind))
        : Optional.empty();
  }

  /** The folder and its shelf; empty if there is none the account may read, or it is not synced. */
  Optional<Place> place(Call call, CollectionId id) {
    return rooms
        .catalog()
        .collection(call.who(), id)
        .flatMap(folder -> of(call, folder.kind()).map(shelf -> new Place(folder, shelf)));
  }

  /** A folder and what there is to know of its kind. */
  record Place(Collection folder, Shelf shelf) {}
}
