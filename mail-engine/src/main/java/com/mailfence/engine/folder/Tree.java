package com.mailfence.engine.folder;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folders of one account as they stand in a commit, read once. */
final class Tree {
  private final List<Collection> all;
  private final Map<CollectionId, Collection> byId = new HashMap<>();

  private Tree(List<Collection> all) {
    this.all = all;
    all.forEach(c -> byId.put(c.id(), c));
  }

  static Tree of(Draft draft, AccountId account) {
    return new Tree(draft.collections(account));
  }

  List<Collection> all() {
    return all;
  }

  Collection get(CollectionId id) {
    Collection found = byId.get(id);
    if (found == null) {
      throw new Refusal.NotFound(id.toString());
    }
    return found;
  }

  Optional<Collection> find(Role role) {
    return all.stream().filter(c -> c.kind() == Kind.MAIL && c.role() == role).findFirst();
  }

  Collection playing(Role role) {
    return find(role).orElseThrow(() -> new Refusal.NotFound(role + " folder"));
  }

  /** Whether it is the folder of that role or lies anywhere below it. */
  boolean isWithin(CollectionId id, Role role) {
    for (CollectionId at = id; at != null; at = get(at).parent()) {
      if (get(at).role() == role) {
        return true;
      }
    }
    return false;
  }

  /** How many folders one passes from the root to this one; 0 is the root itself. */
  int depth(@Nullable CollectionId id) {
    int depth = 0;
    for (CollectionId at = id; at != null; at = get(at).parent()) {
      depth++;
    }
    return depth;
  }

  /** How many levels of folders hang below it. */
  int height(CollectionId id) {
    int top = depth(id);
    return below(id).stream().mapToInt(c -> depth(c.id()) - top).max().orElse(0);
  }

  /** All folders below this one, each after the ones it lies in. */
  List<Collection> below(CollectionId id) {
    List<Collection> found = new ArrayList<>(children(id));
    for (int i = 0; i < found.size(); i++) {
      found.addAll(children(found.get(i).id()));
    }
    return found;
  }

  private List<Collection> children(CollectionId id) {
    return all.stream().filter(c -> id.equals(c.parent())).toList();
  }
}
