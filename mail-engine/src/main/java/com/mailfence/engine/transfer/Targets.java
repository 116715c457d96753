package com.mailfence.engine.transfer;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.Store;
import com.mailfence.engine.folder.Folders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The folders of the account that messages go into, made where they are missing. IMPORT-004 */
final class Targets {
  private final Store store;
  private final Folders folders;
  private final AccountId account;
  private final Map<List<String>, CollectionId> known = new HashMap<>();

  Targets(Store store, Folders folders, AccountId account) {
    this.store = store;
    this.folders = folders;
    this.account = account;
  }

  /**
   * The folder of that path; where the rules allow no folder below another, the one above.
   *
   * @throws Refusal.Malformed if a name is none
   */
  CollectionId folder(List<String> path) {
    CollectionId found = known.get(path);
    if (found == null) {
      found = store.commit(Reader.owner(account), account, draft -> find(draft, path));
      known.put(path, found);
    }
    return found;
  }

  private CollectionId find(Draft draft, List<String> path) {
    if (path.isEmpty()) {
      return Folders.playing(draft, account, Role.INBOX).id();
    }
    Role role = SystemNames.role(path.get(0)).orElse(Role.NONE);
    boolean system = role != Role.NONE;
    CollectionId at = system ? Folders.playing(draft, account, role).id() : null;
    for (String name : path.subList(system ? 1 : 0, path.size())) {
      CollectionId next = child(draft, at, name);
      if (next == null) {
        break;
      }
      at = next;
    }
    return at == null ? Folders.playing(draft, account, Role.INBOX).id() : at;
  }

  /** Null if there may be none. */
  private @Nullable CollectionId child(Draft draft, @Nullable CollectionId parent, String name) {
    for (Collection each : draft.collections(account)) {
      boolean here = each.kind() == Kind.MAIL && Objects.equals(each.parent(), parent);
      if (here && each.name().equalsIgnoreCase(name.strip())) {
        return each.id();
      }
    }
    try {
      var wanted = new NewCollection(account, Kind.MAIL, Role.NONE, name, parent);
      return folders.create(draft, wanted).id();
    } catch (Refusal.Forbidden e) {
      return null; // FOLD-002
    }
  }
}
