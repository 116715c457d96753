package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.dav.wire.Path;
import org.jspecify.annotations.Nullable;

/** What stands at an address. */
public sealed interface Resource {
  Path path();

  /** The address as answers write it; collections end with a slash. */
  default String href() {
    return path().href();
  }

  /** A collection in the sense of WebDAV. */
  default boolean isCollection() {
    return true;
  }

  /**
   * A stop on the way to the homes, the same for everybody.
   *
   * @param shelf whose homes lie below it; null where principals or nothing does
   */
  record Site(Path path, @Nullable Shelf shelf) implements Resource {}

  /** A user. RFC 3744 s2 */
  record Principal(Path path, Account account) implements Resource {}

  /** Where a user's collections of one kind lie. */
  record Home(Path path, Account owner, Shelf shelf) implements Resource {}

  /**
   * Where messages of scheduling come in or go out. What comes in is dealt with at once, so that
   * nothing ever lies there. RFC 6638 s2.1, s2.2
   */
  record Tray(Path path, Account owner, boolean incoming) implements Resource {}

  /** A calendar, an address book or a folder of files. */
  record Folder(Path path, String href, Account owner, Shelf shelf, Collection row)
      implements Resource {
    public Folder(Path path, Account owner, Shelf shelf, Collection row) {
      this(path, path.href(), owner, shelf, row);
    }
  }

  /** A calendar object, a card or a file. */
  record Member(Folder folder, Item row) implements Resource {
    /** Its name in the folder: the client's, or one made of its number. */
    public String name() {
      return Segments.of(row, folder.shelf());
    }

    @Override
    public Path path() {
      return folder.path().child(name(), false);
    }

    @Override
    public String href() {
      return folder.href() + Path.encoded(name());
    }

    @Override
    public boolean isCollection() {
      return false;
    }

    public Account owner() {
      return folder.owner();
    }
  }

  /**
   * Nothing stands there.
   *
   * @param above what stands above it, which may be nothing as well
   */
  record Nothing(Path path, Resource above) implements Resource {
    @Override
    public boolean isCollection() {
      return path.slash();
    }
  }
}
