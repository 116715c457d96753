package com.mailfence.eas.command;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds that are synced, and a shelf for each. */
final class Shelves {
  private final Rooms rooms;
  private final Map<Kind, Shelf> shelves = new EnumMap<>(Kind.class);

  Shelves(Rooms rooms) {
    this.rooms = rooms;
    shelves.put(Kind.MAIL, new MailShelf(rooms));
    shelves.put(Kind.CONTACTS, new CardShelf(rooms));
    shelves.put(Kind.CALENDAR, new EventShelf(rooms));
  }

  /** The shelf of a kind; empty if it is not synced. */
  Optional<Shelf> of(Kind kind) {
    return Optional.ofNullable(shelves.get(kind));
  }

  /** The folder and its shelf; empty if there is none the account may read, or it is not synced. */
  Optional<Place> place(Call call, CollectionId id) {
    return rooms.catalog().collection(call.who(), id).flatMap(this::place);
  }

  private Optional<Place> place(Collection folder) {
    @Nullable Shelf shelf = shelves.get(folder.kind());
    return shelf == null ? Optional.empty() : Optional.of(new Place(folder, shelf));
  }

  /** A folder and what there is to know of its kind. */
  record Place(Collection folder, Shelf shelf) {}
}
