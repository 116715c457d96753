package com.mailfence.dav.method;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a folder of files: what lies in it is listed before the commit, since a commit lists
 * no items; what is gone by then is not copied.
 *
 * @param root null if there is none to copy
 * @param items of the root itself
 * @param below its folders
 */
record FolderCopy(@Nullable Folder root, List<Item> items, List<FolderCopy> below) {
  static final FolderCopy NONE = new FolderCopy(null, List.of(), List.of());
  private static final int MOST_ITEMS = 10_000;
  private static final int MOST_FOLDERS = 1_000;

  /** How much was listed. */
  private static final class Count {
    private int items;
    private int folders;
  }

  static FolderCopy plan(View view, Path path, Depth depth) {
    Resource resource = view.tree().find(path);
    return resource instanceof Folder folder && folder.shelf() == Shelf.FILES
        ? plan(view, folder, depth, new Count())
        : NONE;
  }

  private static FolderCopy plan(View view, Folder folder, Depth depth, Count count) {
    List<Item> items = new ArrayList<>();
    List<FolderCopy> below = new ArrayList<>();
    if (++count.folders > MOST_FOLDERS) {
      throw new Unmet(Condition.WITHIN_LIMITS);
    }
    if (depth == Depth.INFINITY) {
      Listing.pages(
          view,
          folder,
          page -> {
            count.items += page.size();
            if (count.items > MOST_ITEMS) {
              throw new Unmet(Condition.WITHIN_LIMITS);
            }
            items.addAll(page);
          });
      for (Folder child : view.tree().folders(folder)) {
        below.add(plan(view, child, depth, count));
      }
    }
    return new FolderCopy(folder, items, below);
  }

  /** Makes the copy under a name in another folder. */
  void into(Draft draft, Folder parent, String name) {
    if (root == null) {
      throw new Unmet(Condition.HEADER_FAILED); // it was no folder a moment ago
    }
    CollectionId id = parent.row().id();
    Collection row =
        draft.addCollection(
            new NewCollection(id.account(), root.row().kind(), Role.NONE, name, id));
    var made = new Folder(parent.path().child(name, true), parent.owner(), parent.shelf(), row);
    DeadProperties.write(draft, made, DeadProperties.of(Rows.of(draft), root));
    for (Item item : items) {
      if (draft.item(item.id()).isPresent()) {
        Item copy = draft.copy(item.id(), row.id(), item.name());
        DeadProperties.carry(draft, item.id(), item.collection(), new Member(made, copy));
      }
    }
    for (FolderCopy child : below) {
      child.into(draft, made, child.root == null ? name : child.root.row().name());
    }
  }
}
