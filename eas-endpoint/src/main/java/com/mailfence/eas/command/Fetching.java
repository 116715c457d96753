package com.mailfence.eas.command;

import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.eas.command.Shelves.Place;
import com.mailfence.eas.data.EventData;
import com.mailfence.eas.data.MailData;
import com.mailfence.eas.data.Outlet;
import com.mailfence.eas.data.StoredFile;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Content;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.FileReference;
import com.mailfence.eas.wire.ItemOperation.FetchFile;
import com.mailfence.eas.wire.ItemOperation.FetchItem;
import com.mailfence.eas.wire.ItemOperation.ItemSource;
import com.mailfence.eas.wire.ItemOperationsCodec;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.ServerId.ItemName;
import java.util.Optional;

/** Finds items and attachments by the names devices have for them. */
final class Fetching {
  private static final String MAILBOX = "Mailbox";

  /** What iOS names instead of a folder after it searched all of them. */
  private static final String ALL_FOLDERS = "kDAMailAccountAllMailboxesFolderID";

  private final Rooms rooms;
  private final MailData mail;
  private final EventData events;
  private final Shelves shelves;

  Fetching(Rooms rooms) {
    this.rooms = rooms;
    this.mail = new MailData(rooms.blobs());
    this.events = new EventData(rooms.blobs(), rooms.clock());
    this.shelves = new Shelves(rooms);
  }

  /** The item of that name that the account may read. // EA03 */
  static Optional<Item> item(Rooms rooms, Call call, String serverId) {
    Optional<ItemName> name = ServerId.item(call.account().id(), serverId);
    return name.flatMap(named -> rooms.catalog().item(call.who(), named.item()))
        .filter(found -> name.get().means(found));
  }

  /** The attachment of that name. // EA03 */
  Optional<StoredFile> file(Call call, String reference) {
    Optional<FileReference> read = FileReference.read(call.account().id(), reference);
    return read.flatMap(named -> rooms.catalog().item(call.who(), named.item().item()))
        .filter(found -> read.get().item().means(found))
        .flatMap(
            found ->
                found.facets() instanceof EventFacets
                    ? events.file(found, read.get().part())
                    : mail.file(found, read.get().part()));
  }

  /** An item whole, or as much of it as is wanted. */
  Element fetch(Call call, FetchItem fetch, Outlet outlet) {
    ItemSource source = fetch.source();
    if (!fetch.store().equals(MAILBOX)) {
      return ItemOperationsCodec.notFetched(source, ItemOperationsCodec.UNKNOWN_STORE);
    }
    if (call.version().atLeast(Version.V14_1) && fetch.options().wantsOtherParts()) {
      // [MS-ASCON] R241
      return ItemOperationsCodec.notFetched(source, ItemOperationsCodec.PART_TYPE_NOT_SUPPORTED);
    }
    Optional<Item> item = named(call, source);
    Optional<Place> place = item.flatMap(found -> shelves.place(call, found.collection()));
    if (item.isEmpty() || place.isEmpty()) {
      return ItemOperationsCodec.notFetched(source, ItemOperationsCodec.NOT_FOUND);
    }
    Shelf shelf = place.get().shelf();
    ElementBuilder all = ItemOperationsCodec.properties();
    View view = shelf.view(call, fetch.options(), isDraft(call, place.get()));
    if (shelf.news().fill(all, item.get(), view, outlet).isEmpty()) {
      return ItemOperationsCodec.notFetched(source, ItemOperationsCodec.CONVERSION_FAILED);
    }
    return ItemOperationsCodec.fetched(source, shelf.type(), wanted(all.build(), fetch));
  }

  /** Only the properties that are wanted. [MS-ASCMD] R3879 */
  private static Element wanted(Element all, FetchItem fetch) {
    var schema = fetch.schema();
    if (schema == null) {
      return all;
    }
    ElementBuilder some = ItemOperationsCodec.properties();
    for (Element property : all.children()) {
      if (schema.contains(property.tag())) {
        some.with(property);
      }
    }
    return some.build();
  }

  private Optional<Item> named(Call call, ItemSource source) {
    if (source instanceof ItemSource.InFolder folder) {
      boolean inThere =
          folder.item().startsWith(folder.collection() + ":")
              || folder.collection().equals(ALL_FOLDERS);
      return inThere ? item(rooms, call, folder.item()) : Optional.empty();
    }
    return item(rooms, call, ((ItemSource.Found) source).longId());
  }

  private static boolean isDraft(Call call, Place place) {
    return call.version().atLeast(Version.V16_0) && place.folder().role() == Role.DRAFTS;
  }

  /** An attachment, or a range of its bytes, in the document or beside it. */
  Element fetch(Call call, FetchFile fetch, Outlet outlet) {
    if (!fetch.store().equals(MAILBOX)) {
      return failed(fetch, ItemOperationsCodec.UNKNOWN_STORE);
    }
    Optional<StoredFile> found = file(call, fetch.reference());
    if (found.isEmpty()) {
      return failed(fetch, ItemOperationsCodec.INVALID_ATTACHMENT); // [MS-ASAIRS] R214
    }
    StoredFile file = found.get();
    Optional<ByteRange> range = ByteRange.of(fetch.range(), file.size());
    if (range.isEmpty()) {
      return failed(fetch, ItemOperationsCodec.INVALID_RANGE); // [MS-ASCMD] R4160
    }
    ElementBuilder properties = ItemOperationsCodec.properties();
    if (fetch.range() != null) {
      // iOS fails once on a range it did not ask for.
      range.get().tell(properties, file.size());
    }
    properties.text("AirSyncBase", "ContentType", file.type());
    put(properties, file, range.get(), outlet);
    return ItemOperationsCodec.response("Fetch", ItemOperationsCodec.SUCCESS)
        .text("AirSyncBase", "FileReference", fetch.reference())
        .with(properties)
        .build();
  }

  private static void put(
      ElementBuilder properties, StoredFile file, ByteRange range, Outlet outlet) {
    if (outlet instanceof PartsOutlet parts) {
      parts.put(
          properties,
          new Reply.Part(range.length(), () -> file.open(range.from(), range.length())));
      return;
    }
    ItemOperationsCodec.data(
        properties, new Content.StreamedText(() -> file.openText(range.from(), range.length())));
  }

  private static Element failed(FetchFile fetch, int status) {
    return ItemOperationsCodec.response("Fetch", status)
        .text("AirSyncBase", "FileReference", fetch.reference())
        .build();
  }
}
