package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.share.Access;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Privilege;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.calendar.Discretion;
import com.mailfence.engine.share.Lent;
import com.mailfence.engine.share.Neighbours;
import com.mailfence.engine.share.Neighbours.Person;
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

  /**
   * A user or a group. RFC 3744 s2
   *
   * @param self who looks, if it is himself; else null
   */
  record Principal(Path path, Person person, @Nullable Account self) implements Resource {}

  /** Those who act for a user, as a group of principals: all of one access. */
  record Proxy(Path path, Person user, Access access) implements Resource {}

  /** Everybody the user may know of, as an address book nobody writes to. */
  record Guide(Path path) implements Resource {}

  /** Somebody in it. */
  record Entry(Path path, Person person) implements Resource {
    @Override
    public boolean isCollection() {
      return false;
    }
  }

  /** What others offered the user, as a collection. */
  record Notices(Path path, Account owner) implements Resource {}

  /** One thing that is offered. */
  record Notice(Path path, Lent lent) implements Resource {
    @Override
    public boolean isCollection() {
      return false;
    }
  }

  /**
   * Where a user's collections of one kind lie.
   *
   * @param isOwn whether the user who looks is the owner
   */
  record Home(Path path, Account owner, Shelf shelf, boolean isOwn) implements Resource {}

  /**
   * Where messages of scheduling come in or go out. What comes in is dealt with at once, so that
   * nothing ever lies there. RFC 6638 s2.1, s2.2
   */
  record Tray(Path path, Account owner, boolean incoming) implements Resource {}

  /**
   * A calendar, an address book or a folder of files.
   *
   * @param loan null where it is the user's own
   */
  record Folder(
      Path path, String href, Account owner, Shelf shelf, Collection row, @Nullable Loan loan)
      implements Resource {
    public Folder(Path path, Account owner, Shelf shelf, Collection row) {
      this(path, path.href(), owner, shelf, row, null);
    }

    public Folder(Path path, Shelf shelf, Loan loan) {
      this(path, path.href(), loan.lent().owner(), shelf, loan.lent().row(), loan);
    }

    public boolean isOwn() {
      return loan == null;
    }

    /** Whether the user may change what lies in it. */
    public boolean isWritable() {
      return loan == null || loan.lent().access() == Access.WRITE;
    }

    /** Whether it shows itself in the user's home, though it is another's. */
    public boolean isBeside() {
      return loan != null && loan.lent().isBeside();
    }

    /** Whether somebody else's private things lie in it; a group has none. */
    public boolean isOthers() {
      return loan != null && loan.lent().way() != Lent.Way.GROUP;
    }

    /** What it is called, unless the user calls it otherwise. */
    public String title() {
      return loan == null ? row.name() : loan.title();
    }

    /**
     * @throws Unmet if the user may not change what lies in it
     */
    public void refuseUnlessWritable(Privilege needed) {
      if (!isWritable()) {
        throw Unmet.privilege(needed, href);
      }
    }
  }

  /**
   * A collection lent to the user who looks.
   *
   * @param to the user
   */
  record Loan(Lent lent, AccountId to) {
    /** The owner's name is in it, since many have a calendar of the same name. */
    String title() {
      String owner = Neighbours.person(lent.owner()).name();
      boolean main = lent.row().role() == Role.MAIN;
      if (lent.way() == Lent.Way.GROUP) {
        return main ? owner : owner + ": " + lent.row().name();
      }
      return lent.row().name() + " (" + owner + ")";
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

    /** Whether the user sees only that the time is taken. // CA11 */
    public boolean isVeiled() {
      return folder.isOthers() && Discretion.hides(row);
    }

    /**
     * @throws Unmet if the user does not see what he would change or take along
     */
    public void refuseIfVeiled(Privilege needed) {
      if (isVeiled()) {
        throw Unmet.privilege(needed, href());
      }
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
