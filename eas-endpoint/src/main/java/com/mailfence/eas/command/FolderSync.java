package com.mailfence.eas.command;

import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.hierarchy.FolderState;
import com.mailfence.eas.hierarchy.FolderState.Deed;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.hierarchy.FolderStates;
import com.mailfence.eas.hierarchy.FolderStates.Kept;
import com.mailfence.eas.hierarchy.FolderType;
import com.mailfence.eas.hierarchy.Lists;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.HierarchyCodec.Folder;
import com.mailfence.eas.wire.HierarchyCodec.News;
import com.mailfence.engine.folder.Folders;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the device which folders there are. The key 0 begins anew with the list; what is remembered
 * of the items in the folders stays, since Gmail begins anew at every pull. [MS-ASCMD] section
 * 2.2.1.5
 */
final class FolderSync implements Command {
  private static final Folder CACHE =
      new Folder(
          HierarchyCodec.RECIPIENT_CACHE,
          HierarchyCodec.ROOT,
          "RecipientInfo",
          FolderType.RECIPIENT_CACHE);

  private final FolderStates states;
  private final FolderNews folderNews;
  private final DeviceCursors cursors;
  private final boolean recipientCache;
  private final Rooms rooms;

  FolderSync(Rooms rooms) {
    this.rooms = rooms;
    this.states = new FolderStates(rooms.notes(), rooms.clock());
    this.folderNews = new FolderNews(rooms);
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
    this.recipientCache = rooms.terms().recipientCache();
  }

  @Override
  public Reply run(Call call) {
    String key = HierarchyCodec.sync(call.needDocument());
    return cursors.settle(() -> turn(call, key));
  }

  private Reply turn(Call call, String key) {
    boolean first = key.equals(FolderStates.FIRST_KEY);
    Lists lists = Shelves.lists(rooms, call.version());
    furnish(call, lists);
    Kept kept = states.open(call.device(), key, lists);
    FolderState state = kept.state();
    FolderNews.Told told = folderNews.since(call, state.base(), lists);
    if (!first && told.news().isEmpty()) {
      states.write(kept, state.quiet(told.cursor()));
      return Reply.of(HierarchyCodec.synced(key, told.news())); // [MS-ASCMD] R2120
    }
    FolderState answered =
        state.told(told.cursor()).isPresent()
            ? state
            : state.answered(told.cursor(), Set.of(), Deed.NONE);
    states.write(kept, answered);
    Generation answer = answered.told(told.cursor()).orElseThrow();
    News news = first && recipientCache ? withCache(told.news()) : told.news();
    return new Reply.Document(HierarchyCodec.synced(answered.key(answer), news), first);
  }

  /** Whoever had no lists when they were switched on gets them with the next look. */
  private void furnish(Call call, Lists lists) {
    boolean lacking =
        lists.tasks()
            && rooms.catalog().collections(call.who(), call.account().id()).stream()
                .noneMatch(row -> row.kind() == Kind.TASKS && row.role() == Role.MAIN);
    if (lacking) {
      new Folders(rooms.store(), rooms.catalog()).furnishLists(call.account().id());
    }
  }

  private static News withCache(News news) {
    List<Folder> added = new ArrayList<>(news.added());
    added.add(CACHE);
    return new News(added, news.updated(), news.removed());
  }
}
