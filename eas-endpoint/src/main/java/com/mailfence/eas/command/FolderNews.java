package com.mailfence.eas.command;

import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.hierarchy.FolderType;
import com.mailfence.eas.hierarchy.Lists;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.HierarchyCodec.Folder;
import com.mailfence.eas.wire.HierarchyCodec.News;
import com.mailfence.eas.wire.ServerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a device is to be told of the list of folders. */
final class FolderNews {
  private static final int PAGE = 1_000;

  private final Rooms rooms;

  FolderNews(Rooms rooms) {
    this.rooms = rooms;
  }

  /**
   * What there is to tell, and what the device holds once it was told.
   *
   * @param cursor without a round under way: the list is told whole
   */
  record Told(News news, Cursor cursor) {}

  /** Everything since the device held this. */
  Told since(Call call, Generation held, Lists lists) {
    Map<Long, Collection> added = new HashMap<>();
    List<Folder> updated = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    var round = new Round<>(rooms.changes().folders(call.who(), call.account().id()));
    Cursor cursor = held.cursor();
    boolean more = true;
    while (more) {
      Page<Collection> page = round.next(cursor, Instant.EPOCH, PAGE);
      for (Change<Collection> change : page.changes()) {
        Collection row = change.row();
        if (!lists.shows(row.kind()) || held.dropped().contains(row.number())) {
          continue;
        }
        if (change instanceof Change.Removed<Collection>) {
          removed.add(ServerId.of(row.id()));
        } else if (change instanceof Change.Added<Collection>) {
          added.put(row.number(), row);
        } else {
          updated.add(folder(row));
        }
      }
      cursor = page.next();
      more = page.more();
    }
    for (Long number : new TreeSet<>(held.dropped())) {
      revived(call, number).ifPresent(row -> added.put(number, row));
    }
    List<Folder> inOrder = new ArrayList<>();
    new TreeSet<>(added.keySet()).forEach(number -> place(added, number, inOrder));
    return new Told(new News(inOrder, updated, removed), cursor);
  }

  /** A folder the device deleted lives on in Trash: it is told of it as of a new one. FOLD-004 */
  private Optional<Collection> revived(Call call, long number) {
    return rooms.catalog().collection(call.who(), new CollectionId(call.account().id(), number));
  }

  /** A parent comes before what lies in it. */
  private static void place(Map<Long, Collection> rest, long number, List<Folder> inOrder) {
    Collection row = rest.remove(number);
    if (row != null) {
      CollectionId parent = row.parent();
      if (parent != null) {
        place(rest, parent.number(), inOrder);
      }
      inOrder.add(folder(row));
    }
  }

  static Folder folder(Collection row) {
    return new Folder(ServerId.of(row.id()), parent(row.parent()), row.name(), FolderType.of(row));
  }

  private static String parent(@Nullable CollectionId parent) {
    return parent == null ? HierarchyCodec.ROOT : ServerId.of(parent);
  }
}
