package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Resource.Home;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Resource.Nothing;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Resource.Tray;
import com.mailfence.dav.wire.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All addresses of one user. What belongs to somebody else is found no more than what is not there.
 * // DV04
 */
public final class Tree {
  private static final String ROOT = "dav";
  private static final String PRINCIPALS = "principals";
  private static final String INBOX = "inbox";
  private static final String OUTBOX = "outbox";
  private static final String FILES_NAME = "Files";

  private final Rows rows;
  private final Account self;

  public Tree(Rows rows, Account self) {
    this.rows = rows;
    this.self = self;
  }

  public Account self() {
    return self;
  }

  /** Where a user's principal is. */
  public static Path principal(Account account) {
    return new Path(List.of(ROOT, PRINCIPALS, account.address()), true);
  }

  /** Where all principals are. */
  public static Path principals() {
    return new Path(List.of(ROOT, PRINCIPALS), true);
  }

  public static Path home(Account account, Shelf shelf) {
    return new Path(List.of(ROOT, shelf.segment(), account.address()), true);
  }

  /** Where the user's messages of scheduling come in or go out. */
  public Tray tray(boolean incoming) {
    Path home = home(self, Shelf.CALENDARS);
    return new Tray(home.child(incoming ? INBOX : OUTBOX, true), self, incoming);
  }

  /** What stands there. */
  public Resource find(Path asked) {
    Path path = new Path(asked.segments(), true);
    if (path.depth() == 0 || path.leadsWhere(new Path(List.of(PRINCIPALS), true))) {
      return new Site(path, null);
    }
    if (!path.segment(0).equals(ROOT)) {
      return nothing(asked);
    }
    if (path.depth() == 1) {
      return new Site(path, null);
    }
    return path.segment(1).equals(PRINCIPALS) ? underPrincipals(asked, path) : inShelf(asked, path);
  }

  private Resource underPrincipals(Path asked, Path path) {
    if (path.depth() == 2) {
      return new Site(path, null);
    }
    boolean own = path.depth() == 3 && isSelf(path.segment(2));
    return own ? new Principal(principal(self), self) : nothing(asked);
  }

  private Resource inShelf(Path asked, Path path) {
    Optional<Shelf> shelf = Shelf.at(path.segment(1));
    if (shelf.isEmpty()) {
      return nothing(asked);
    }
    if (path.depth() == 2) {
      return new Site(path, shelf.get());
    }
    if (!isSelf(path.segment(2))) {
      return nothing(asked);
    }
    Resource at = home(shelf.get());
    for (int i = 3; i < path.depth(); i++) {
      boolean slash = i + 1 < path.depth() || asked.slash();
      at = step(at, path.segment(i), slash);
    }
    return at;
  }

  /** The user's home of that shelf; that of files is a folder itself as soon as it holds any. */
  public Resource home(Shelf shelf) {
    Path path = home(self, shelf);
    if (shelf == Shelf.FILES) {
      Optional<Collection> root =
          rows.collections(self.id()).stream()
              .filter(c -> c.kind() == Kind.FILES && c.role() == Role.MAIN)
              .findFirst();
      if (root.isPresent()) {
        return new Folder(path, self, shelf, root.get());
      }
    }
    return new Home(path, self, shelf);
  }

  /** What the house calls the folder that is the home of files. */
  public static String filesName() {
    return FILES_NAME;
  }

  private Resource step(Resource from, String segment, boolean slash) {
    Path path = from.path().child(segment, slash);
    if (from instanceof Home home
        && home.shelf() == Shelf.CALENDARS
        && (segment.equals(INBOX) || segment.equals(OUTBOX))) {
      return tray(segment.equals(INBOX));
    }
    if (from instanceof Home home && home.shelf() != Shelf.FILES) {
      return folders(home).stream()
          .filter(folder -> folder.path().last().equals(segment))
          .<Resource>map(folder -> folder)
          .findFirst()
          .orElse(new Nothing(path, from));
    }
    if (from instanceof Folder folder) {
      return below(folder, segment).orElse(new Nothing(path, from));
    }
    return new Nothing(path, from);
  }

  private Optional<Resource> below(Folder folder, String segment) {
    Optional<Item> item = member(folder, segment);
    if (item.isPresent()) {
      return Optional.of(new Member(folder, item.get()));
    }
    return folders(folder).stream()
        .filter(child -> child.row().name().equals(segment))
        .<Resource>map(child -> child)
        .findFirst();
  }

  /** What lies in a folder under that name, folders apart. */
  public Optional<Member> memberOf(Folder folder, String name) {
    return member(folder, name).map(item -> new Member(folder, item));
  }

  private Optional<Item> member(Folder folder, String name) {
    CollectionId id = folder.row().id();
    Optional<Long> number = Segments.number(name, folder.shelf());
    if (number.isPresent()) {
      return rows.item(new ItemId(id.account(), number.get()))
          .filter(item -> item.collection().equals(id) && item.name() == null);
    }
    return rows.named(id, name);
  }

  /** The calendars or address books of a home. */
  public List<Folder> folders(Home home) {
    if (home.shelf() == Shelf.FILES) {
      return List.of();
    }
    AccountId account = home.owner().id();
    Segments segments = Segments.read(rows, account);
    List<Folder> folders = new ArrayList<>();
    for (Collection row : rows.collections(account)) {
      if (home.shelf().holds(row.kind())) {
        Path path = home.path().child(segments.of(row), true);
        folders.add(new Folder(path, home.owner(), home.shelf(), row));
      }
    }
    return folders;
  }

  /** The folders in a folder of files; no other holds any. */
  public List<Folder> folders(Folder folder) {
    if (folder.shelf() != Shelf.FILES) {
      return List.of();
    }
    List<Folder> folders = new ArrayList<>();
    for (Collection row : rows.collections(folder.owner().id())) {
      if (row.kind() == Kind.FILES && Objects.equals(row.parent(), folder.row().id())) {
        Path path = folder.path().child(row.name(), true);
        folders.add(new Folder(path, folder.owner(), Shelf.FILES, row));
      }
    }
    return folders;
  }

  private boolean isSelf(String user) {
    return user.equalsIgnoreCase(self.address());
  }

  private Nothing nothing(Path asked) {
    return new Nothing(asked, new Site(new Path(List.of(), true), null));
  }

  /** The folder an item of the request would lie in; null if nothing can be put there. */
  public static @Nullable Folder folderOf(Resource resource) {
    if (resource instanceof Member member) {
      return member.folder();
    }
    return resource instanceof Nothing nothing && nothing.above() instanceof Folder folder
        ? folder
        : null;
  }
}
