package com.mailfence.engine.folder;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.Store;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one may do with folders. Most of it happens in a commit under way, so that a client's notes
 * move together with the folders it changes.
 */
public final class Folders {
  /** Folders one account may have, so that a list of them stays a list. */
  static final int MOST = 1_000;

  /** Folders within folders. */
  static final int DEEPEST = 20;

  /** Items removed in one commit when a folder is emptied. */
  static final int BATCH = 500;

  private final Store store;
  private final Catalog catalog;
  private final boolean lists;

  public Folders(Store store, Catalog catalog) {
    this(store, catalog, false);
  }

  private Folders(Store store, Catalog catalog, boolean lists) {
    this.store = store;
    this.catalog = catalog;
    this.lists = lists;
  }

  /** The same where users may have lists of tasks and notes. // SYNC-005 */
  public Folders keepingLists() {
    return new Folders(store, catalog, true);
  }

  /** Adds the folders of {@link Furniture} the account does not have yet, in one commit. */
  public void furnish(AccountId account) {
    store.commit(
        Reader.house(),
        account,
        draft -> {
          Furniture.place(draft, account);
          return account;
        });
  }

  /** Adds the main lists of tasks and notes the account does not have yet, in one commit. */
  public void furnishLists(AccountId account) {
    store.commit(
        Reader.house(),
        account,
        draft -> {
          Furniture.placeLists(draft, account);
          return account;
        });
  }

  /** The account's mail folder of that role; an account without folders is furnished first. */
  public static Collection playing(Draft draft, AccountId account, Role role) {
    return Tree.of(draft, account)
        .find(role)
        .orElseGet(
            () -> {
              Furniture.place(draft, account);
              return Tree.of(draft, account).playing(role);
            });
  }

  /**
   * Adds a user's folder; a role asked for is not given.
   *
   * @throws Refusal.Forbidden below Sent and Spam?, and past the bounds // FOLD-002
   * @throws Refusal.Exists if a sibling has the name // FOLD-006
   */
  public Collection create(Draft draft, NewCollection wanted) {
    if (!lists && (wanted.kind() == Kind.TASKS || wanted.kind() == Kind.NOTES)) {
      throw new Refusal.Forbidden("no folders for tasks and notes"); // SYNC-005
    }
    Tree tree = Tree.of(draft, wanted.account());
    if (tree.all().size() >= MOST) {
      throw new Refusal.Forbidden("more than " + MOST + " folders");
    }
    refuseUnfit(tree, wanted.kind(), wanted.parent(), 0);
    return draft.addCollection(
        new NewCollection(
            wanted.account(),
            wanted.kind(),
            Role.NONE,
            Names.clean(wanted.name()),
            wanted.parent()));
  }

  /** Renames a user's folder, or puts it with all it holds below another one. FOLD-003, FOLD-010 */
  public Collection rename(
      Draft draft, CollectionId id, String name, @Nullable CollectionId parent) {
    Tree tree = Tree.of(draft, id.account());
    Collection folder = users(tree, id);
    refuseUnfit(tree, folder.kind(), parent, tree.height(id));
    return draft.renameCollection(id, Names.clean(name), parent);
  }

  /**
   * Deletes a user's folder: with all it holds it goes to Trash, or for good if it lies there
   * already or holds no mail. FOLD-004
   *
   * @return the folder in Trash; null if it is gone for good
   */
  public @Nullable Collection delete(Draft draft, CollectionId id) {
    Tree tree = Tree.of(draft, id.account());
    Collection folder = users(tree, id);
    if (folder.kind() != Kind.MAIL || tree.isWithin(id, Role.TRASH)) {
      uproot(draft, tree, id);
      draft.removeCollection(id);
      return null;
    }
    CollectionId trash = tree.playing(Role.TRASH).id();
    return draft.renameCollection(id, Names.free(folder.name(), trash, tree.all()), trash);
  }

  /**
   * Deletes an item: mail goes to Trash, or for good if it lies there already; all else for good.
   * DEL-001, DEL-002
   */
  public Deleted delete(Draft draft, ItemId id) {
    Item item = draft.item(id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
    Tree tree = Tree.of(draft, id.account());
    boolean mail = tree.get(item.collection()).kind() == Kind.MAIL;
    if (!mail || tree.isWithin(item.collection(), Role.TRASH)) {
      return discard(draft, id);
    }
    Draft.Moved moved = draft.move(id, tree.playing(Role.TRASH).id());
    return new Deleted(moved.gone(), moved.added());
  }

  /** Deletes an item for good, wherever it lies. DEL-002 */
  public Deleted discard(Draft draft, ItemId id) {
    return new Deleted(draft.remove(id), null);
  }

  /**
   * What became of a deleted item.
   *
   * @param gone its tombstone
   * @param kept the item in Trash; null if it is gone for good
   */
  public record Deleted(Item gone, @Nullable Item kept) {}

  /**
   * Removes for good all items that are in the folder now, a batch a commit. DEL-003, SPAM-008
   *
   * @param below whether the folders below it go too
   * @return how many items of the folder itself were removed
   */
  public long empty(Reader who, CollectionId id, boolean below) {
    Collection folder =
        catalog.collection(who, id).orElseThrow(() -> new Refusal.NotFound(id.toString()));
    if (below) {
      store.commit(
          who,
          id.account(),
          draft -> {
            uproot(draft, Tree.of(draft, id.account()), id);
            return id;
          });
    }
    long removed = 0;
    long before = folder.state().tip().next().value();
    while (true) {
      List<Item> page = catalog.newest(who, id, before, BATCH);
      if (page.isEmpty()) {
        return removed;
      }
      removed += store.commit(who, id.account(), draft -> removeAll(draft, page));
      before = page.get(page.size() - 1).number();
    }
  }

  private static long removeAll(Draft draft, List<Item> items) {
    long removed = 0;
    for (Item item : items) {
      if (draft.item(item.id()).isPresent()) {
        draft.remove(item.id());
        removed++;
      }
    }
    return removed;
  }

  /** Removes all folders below this one, the deepest first. */
  private static void uproot(Draft draft, Tree tree, CollectionId id) {
    List<Collection> below = tree.below(id);
    Collections.reverse(below);
    below.forEach(c -> draft.removeCollection(c.id()));
  }

  private static Collection users(Tree tree, CollectionId id) {
    Collection folder = tree.get(id);
    if (folder.role() != Role.NONE) {
      throw new Refusal.Forbidden(folder.name() + " stays as it is"); // FOLD-001
    }
    return folder;
  }

  private static void refuseUnfit(
      Tree tree, Kind kind, @Nullable CollectionId parent, int levelsBelow) {
    if (parent == null) {
      return;
    }
    if (tree.get(parent).kind() != kind) {
      throw new Refusal.Forbidden("folders of another kind above");
    }
    if (tree.isWithin(parent, Role.SENT) || tree.isWithin(parent, Role.SPAM)) {
      throw new Refusal.Forbidden("no folders below " + tree.get(parent).name()); // FOLD-002
    }
    if (tree.depth(parent) + 1 + levelsBelow > DEEPEST) {
      throw new Refusal.Forbidden("folders more than " + DEEPEST + " deep");
    }
  }
}
