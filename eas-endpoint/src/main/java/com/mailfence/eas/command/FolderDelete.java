package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.command.FolderDeeds.Effect;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.HierarchyCodec.Deletion;
import com.mailfence.engine.folder.Folders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deletes a folder with all in it. The device drops it at once; that it lives on in Trash is told
 * at the next FolderSync. [MS-ASCMD] section 2.2.1.3 // FOLD-004
 */
final class FolderDelete implements Command {
  private static final int IS_SPECIAL = 3;

  private final FolderDeeds deeds;
  private final Folders folders;

  FolderDelete(Rooms rooms) {
    this.deeds = new FolderDeeds(rooms);
    this.folders = new Folders(rooms.store(), rooms.catalog());
  }

  @Override
  public Reply run(Call call) {
    Deletion asked = HierarchyCodec.delete(call.needDocument());
    FolderDeeds.Outcome outcome =
        deeds.run(
            call, asked.key(), asked.id(), (draft, held) -> delete(call, asked.id(), draft, held));
    return FolderDeeds.reply(
        call, outcome, (key, id) -> Reply.of(HierarchyCodec.done(call.verb(), key)));
  }

  private Effect delete(Call call, String id, Draft draft, Generation held) {
    if (FolderDeeds.isCache(id)) {
      return new Effect.None(IS_SPECIAL); // [MS-ASCMD] R101
    }
    CollectionId folder =
        deeds
            .shown(call, draft, id)
            .map(Collection::id)
            .orElseThrow(() -> new Refusal.NotFound("folder"));
    Set<Long> dropped = new TreeSet<>(held.dropped());
    dropped.add(folder.number());
    below(draft.collections(folder.account()), folder, dropped);
    folders.delete(draft, folder);
    return new Effect.Changed(held.cursor(), dropped, folder);
  }

  private static void below(List<Collection> all, CollectionId parent, Set<Long> found) {
    for (Collection one : all) {
      if (parent.equals(one.parent()) && found.add(one.number())) {
        below(all, one.id(), found);
      }
    }
  }
}
