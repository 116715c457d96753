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
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.tree.Resource.Tray;
import com.mailfence.dav.wire.Path;
import com.mailfence.engine.share.Lent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All addresses as one user sees them. What belongs to somebody else and is not lent is found no
 * more than what is not there. // DV04
 */
public final class Tree {
  private static final String INBOX = "inbox";
  private static final String OUTBOX = "outbox";
  private static final String FILES_NAME = "Files";

  private final Rows rows;
  private final Account self;
  private final Loans loans;
  private final People people;

  public Tree(Rows rows, Account self, Loans loans) {
    this.rows = rows;
    this.self = self;
    this.loans = loans;
    this.people = new People(self, loans);
  }

  public Account self() {
    return self;
  }

  /** Where principals and what goes with them are. */
  public People people() {
    return people;
  }

  public static Path home(Account account, Shelf shelf) {
    return home(account.address(), shelf);
  }

  public static Path home(String address, Shelf shelf) {
    return new Path(List.of(People.ROOT, shelf.segment(), address), true);
  }

  /** Where the user's messages of scheduling come in or go out. */
  public Tray tray(boolean incoming) {
    Path home = home(self, Shelf.CALENDARS);
    return new Tray(home.child(incoming ? INBOX : OUTBOX, true), self, incoming);
  }

  /** What stands there. */
  public Resource find(Path asked) {
    Path path = new Path(asked.segments(), true);
    if (path.depth() == 0 || path.leadsWhere(new Path(List.of(People.PRINCIPALS), true))) {
      return new Site(path, null);
    }
    if (!path.segment(0).equals(People.ROOT)) {
      return nothing(asked);
    }
    if (path.depth() == 1) {
      return new Site(path, null);
    }
    return people.isTheirs(path) ? people.find(path).orElse(nothing(asked)) : inShelf(asked, path);
  }

  private Resource inShelf(Path asked, Path path) {
    Optional<Shelf> shelf = Shelf.at(path.segment(1));
    if (shelf.isEmpty()) {
      return nothing(asked);
    }
    if (path.depth() == 2) {
      return new Site(path, shelf.get());
    }
    Optional<Resource> home =
        isSelf(path.segment(2))
            ? Optional.of(home(shelf.get()))
            : homeOf(path.segment(2), shelf.get());
    if (home.isEmpty()) {
      return nothing(asked);
    }
    Resource at = home.get();
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
    return new Home(path, self, shelf, true);
  }

  /** Somebody else's home, if the user may see anything in it. */
  public Optional<Resource> homeOf(String address, Shelf shelf) {
    return loans.standing().lent().stream()
        .filter(lent -> lent.owner().address().equalsIgnoreCase(address))
        .filter(lent -> shelf.holds(lent.row().kind()))
        .findFirst()
        .map(lent -> new Home(home(lent.owner(), shelf), lent.owner(), shelf, false));
  }

  /** What the house calls the folder that is the home of files. */
  public static String filesName() {
    return FILES_NAME;
  }

  private Resource step(Resource from, String segment, boolean slash) {
    Path path = from.path().child(segment, slash);
    if (from instanceof Home home
        && home.shelf() == Shelf.CALENDARS
        && home.isOwn()
        && (segment.equals(INBOX) || segment.equals(OUTBOX))) {
      return tray(segment.equals(INBOX));
    }
    if (from instanceof Home home && home.shelf() != Shelf.FILES) {
      return folders(home, home.isOwn() && !Segments.isOfOthers(segment)).stream()
          .filter(folder -> folder.path().last().equals(segment))
          .<Resource>map(folder -> folder)
          .findFirst()
          .or(() -> guide(home, segment))
          .orElse(new Nothing(path, from));
    }
    if (from instanceof Resource.Guide guide) {
      return people.listed(guide, segment).orElse(new Nothing(path, from));
    }
    if (from instanceof Folder folder) {
      return below(folder, segment).orElse(new Nothing(path, from));
    }
    return new Nothing(path, from);
  }

  private Optional<Resource> guide(Home home, String segment) {
    boolean there =
        home.isOwn() && home.shelf() == Shelf.ADDRESSBOOKS && segment.equals(People.GUIDE);
    return there ? people.guide().map(guide -> guide) : Optional.empty();
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

  /**
   * What lies in a folder under those names, folders apart, asked for at once.
   *
   * @param names at most 1,000
   * @return by name
   */
  public Map<String, Member> membersOf(Folder folder, Set<String> names) {
    CollectionId id = folder.row().id();
    Set<Long> numbers = new HashSet<>();
    Set<String> chosen = new HashSet<>();
    for (String name : names) {
      Segments.number(name, folder.shelf()).ifPresentOrElse(numbers::add, () -> chosen.add(name));
    }
    Stream<Item> made =
        rows.items(id.account(), numbers).stream()
            .filter(item -> item.collection().equals(id) && item.name() == null);
    return Stream.concat(made, rows.named(id, chosen).stream())
        .map(item -> new Member(folder, item))
        .filter(member -> names.contains(member.name()))
        .collect(Collectors.toMap(Member::name, member -> member));
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

  /**
   * The calendars or address books of a home: in the user's own first the own ones, since some
   * programs look at no other, then those that others lend.
   */
  public List<Folder> folders(Home home) {
    return folders(home, false);
  }

  private List<Folder> folders(Home home, boolean ownOnly) {
    if (home.shelf() == Shelf.FILES) {
      return List.of();
    }
    Stream<Folder> own = home.isOwn() ? own(home) : Stream.empty();
    return (ownOnly ? own : Stream.concat(own, lent(home))).toList();
  }

  private Stream<Folder> own(Home home) {
    Segments segments = Segments.read(rows, home.owner().id());
    return rows.collections(home.owner().id()).stream()
        .filter(row -> home.shelf().holds(row.kind()))
        .map(
            row ->
                new Folder(
                    home.path().child(segments.of(row), true), home.owner(), home.shelf(), row));
  }

  /** In the own home those that lie beside, in another's what is lent of it in whatever way. */
  private Stream<Folder> lent(Home home) {
    boolean own = home.isOwn();
    Segments segments = own ? null : Segments.read(rows, home.owner().id());
    return loans.standing().lent().stream()
        .filter(one -> home.shelf().holds(one.row().kind()))
        .filter(one -> own ? one.isBeside() : one.owner().id().equals(home.owner().id()))
        .flatMap(one -> now(one).stream())
        .map(
            one -> {
              String segment = segments == null ? Segments.of(one) : segments.of(one.row());
              return new Folder(
                  home.path().child(segment, true),
                  home.shelf(),
                  new Resource.Loan(one, self.id()));
            });
  }

  /** With the row as it is now: under the lock of a commit it may have moved on. */
  private Optional<Lent> now(Lent lent) {
    return rows.collection(lent.row().id())
        .map(row -> new Lent(lent.owner(), row, lent.access(), lent.way()));
  }

  /** Where the owner himself has a folder that is lent. */
  public Path ownersPath(Folder folder) {
    AccountId owner = folder.owner().id();
    return home(folder.owner(), folder.shelf())
        .child(Segments.read(rows, owner).of(folder.row()), true);
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

  /** Whose account a change there would be in; null where nothing can be changed. */
  public static @Nullable Account ownerOf(Resource resource) {
    if (resource instanceof Folder folder) {
      return folder.owner();
    }
    Folder folder = folderOf(resource);
    return folder == null ? null : folder.owner();
  }
}
