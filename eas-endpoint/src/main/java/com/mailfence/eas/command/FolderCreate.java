package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.eas.command.FolderDeeds.Effect;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.hierarchy.FolderType;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.HierarchyCodec.Creation;
import com.mailfence.engine.folder.Folders;

/** Adds a folder. [MS-ASCMD] section 2.2.1.2 */
final class FolderCreate implements Command {
  private static final int PARENT_IS_CACHE = 3;

  private final FolderDeeds deeds;
  private final Folders folders;
  private final Rooms rooms;

  FolderCreate(Rooms rooms) {
    this.rooms = rooms;
    this.deeds = new FolderDeeds(rooms);
    this.folders = new Folders(rooms.store(), rooms.catalog()).keepingLists();
  }

  @Override
  public Reply run(Call call) {
    Creation asked = HierarchyCodec.create(call.needDocument());
    Kind kind =
        FolderType.creatable(asked.type()) // [MS-ASCMD] R4035, R81
            .filter(Shelves.lists(rooms, call.version())::shows) // SYNC-005
            .orElseThrow(() -> new BadWire(Fault.VALUE, "no type to create", "Type"));
    String words = asked.parent() + " " + kind + " " + asked.name();
    FolderDeeds.Outcome outcome =
        deeds.run(
            call, asked.key(), words, (draft, held) -> create(call, asked, kind, draft, held));
    return FolderDeeds.reply(call, outcome, (key, id) -> Reply.of(HierarchyCodec.created(key, id)));
  }

  private Effect create(Call call, Creation asked, Kind kind, Draft draft, Generation held) {
    if (FolderDeeds.isCache(asked.parent())) {
      return new Effect.None(PARENT_IS_CACHE); // [MS-ASCMD] R4016
    }
    CollectionId parent =
        asked.parent().equals(HierarchyCodec.ROOT)
            ? null
            : FolderDeeds.folder(call, asked.parent())
                .orElseThrow(() -> new Refusal.NotFound("parent folder"));
    Collection made =
        folders.create(
            draft, new NewCollection(call.account().id(), kind, Role.NONE, asked.name(), parent));
    return new Effect.Changed(known(held.cursor(), made, asked.name()), held.dropped(), made.id());
  }

  /**
   * The device knows what it made: told of it, it would show it twice. If the name became another
   * one, it is told of an update.
   */
  static Cursor known(Cursor held, Collection now, String name) {
    return held.echoing(
        now.number(), now.name().equals(name) ? now.stamps().modified() : held.settled());
  }
}
