package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.command.FolderDeeds.Effect;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.HierarchyCodec.Update;
import com.mailfence.engine.folder.Folders;
import org.jspecify.annotations.Nullable;

/** Renames a folder or puts it elsewhere. [MS-ASCMD] section 2.2.1.6 */
final class FolderUpdate implements Command {
  private static final int EXISTS_OR_SPECIAL = 2;
  private static final int IS_CACHE = 3;
  private static final int NO_PARENT = 5;

  private final FolderDeeds deeds;
  private final Folders folders;

  FolderUpdate(Rooms rooms) {
    this.deeds = new FolderDeeds(rooms);
    this.folders = new Folders(rooms.store(), rooms.catalog());
  }

  @Override
  public Reply run(Call call) {
    Update asked = HierarchyCodec.update(call.needDocument());
    String words = asked.id() + " " + asked.parent() + " " + asked.name();
    FolderDeeds.Outcome outcome =
        deeds.run(call, asked.key(), words, (draft, held) -> update(call, asked, draft, held));
    return FolderDeeds.reply(
        call, outcome, (key, id) -> Reply.of(HierarchyCodec.done(call.verb(), key)));
  }

  private Effect update(Call call, Update asked, Draft draft, Generation held) {
    if (FolderDeeds.isCache(asked.id()) || FolderDeeds.isCache(asked.parent())) {
      return new Effect.None(IS_CACHE); // [MS-ASCMD] R142, R143
    }
    Collection folder =
        deeds.shown(call, draft, asked.id()).orElseThrow(() -> new Refusal.NotFound("folder"));
    if (folder.role() != Role.NONE) {
      return new Effect.None(EXISTS_OR_SPECIAL); // [MS-ASCMD] R4102
    }
    if (asked.parent().equals(HierarchyCodec.ROOT)) {
      return update(asked, draft, held, folder, null);
    }
    return deeds
        .shown(call, draft, asked.parent())
        .map(parent -> update(asked, draft, held, folder, parent.id()))
        .orElseGet(() -> new Effect.None(NO_PARENT)); // [MS-ASCMD] R4108
  }

  private Effect update(
      Update asked,
      Draft draft,
      Generation held,
      Collection folder,
      @Nullable CollectionId parent) {
    Collection after = folders.rename(draft, folder.id(), asked.name(), parent);
    return new Effect.Changed(
        FolderCreate.known(held.cursor(), after, asked.name()), held.dropped(), folder.id());
  }
}
