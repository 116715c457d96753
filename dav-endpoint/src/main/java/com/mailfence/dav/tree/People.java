package com.mailfence.dav.tree;

import com.mailfence.core.account.Account;
import com.mailfence.core.share.Access;
import com.mailfence.dav.tree.Resource.Entry;
import com.mailfence.dav.tree.Resource.Guide;
import com.mailfence.dav.tree.Resource.Notice;
import com.mailfence.dav.tree.Resource.Notices;
import com.mailfence.dav.tree.Resource.Principal;
import com.mailfence.dav.tree.Resource.Proxy;
import com.mailfence.dav.tree.Resource.Site;
import com.mailfence.dav.wire.Path;
import com.mailfence.engine.share.Lent;
import com.mailfence.engine.share.Neighbours;
import com.mailfence.engine.share.Neighbours.Person;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of principals and of what was offered to the user. Who may not be known of has
 * none. // DV04
 */
public final class People {
  static final String ROOT = "dav";
  static final String PRINCIPALS = "principals";
  static final String GUIDE = "directory";
  private static final String CARD = ".vcf";
  private static final String NOTICES = "notifications";
  private static final String PROXY_READ = "calendar-proxy-read";
  private static final String PROXY_WRITE = "calendar-proxy-write";

  private final Account self;
  private final Loans loans;

  People(Account self, Loans loans) {
    this.self = self;
    this.loans = loans;
  }

  /** Where all principals are. */
  public static Path principals() {
    return new Path(List.of(ROOT, PRINCIPALS), true);
  }

  /** Where a principal is: a user's or a group's. */
  public static Path principal(String address) {
    return principals().child(address, true);
  }

  public static Path principal(Account account) {
    return principal(account.address());
  }

  /** Where the group of those is who act for a user. */
  public static Path proxy(String address, Access access) {
    return principal(address).child(access == Access.WRITE ? PROXY_WRITE : PROXY_READ, true);
  }

  /** Where the user finds what was offered. */
  public Notices notices() {
    return new Notices(new Path(List.of(ROOT, NOTICES, self.address()), true), self);
  }

  /** Everybody the user may know of; only if the operator publishes the domain. */
  public Optional<Guide> guide() {
    return loans.neighbours().isPublished()
        ? Optional.of(new Guide(Tree.home(self, Shelf.ADDRESSBOOKS).child(GUIDE, true)))
        : Optional.empty();
  }

  /** Somebody in the guide. */
  public static Entry entry(Guide guide, Person person) {
    return new Entry(guide.path().child(person.address() + CARD, false), person);
  }

  /** The one of that name in the guide. */
  Optional<Resource> listed(Guide guide, String name) {
    if (!name.endsWith(CARD)) {
      return Optional.empty();
    }
    String address = name.substring(0, name.length() - CARD.length());
    return loans
        .neighbours()
        .at(self, address)
        .filter(person -> person.address().equals(address))
        .map(person -> entry(guide, person));
  }

  /** What was offered and not answered. */
  public List<Notice> offers() {
    Path home = notices().path();
    return loans.standing().lent().stream()
        .filter(lent -> lent.way() == Lent.Way.ASKED)
        .map(lent -> new Notice(home.child(Segments.of(lent).substring(1) + ".xml", false), lent))
        .toList();
  }

  /** The user himself. */
  public Principal self() {
    return new Principal(principal(self), Neighbours.person(self), self);
  }

  boolean isTheirs(Path path) {
    return path.segment(1).equals(PRINCIPALS) || path.segment(1).equals(NOTICES);
  }

  Optional<Resource> find(Path path) {
    if (path.segment(1).equals(NOTICES)) {
      return notices(path);
    }
    if (path.depth() == 2) {
      return Optional.of(new Site(path, null));
    }
    Optional<Person> person = person(path.segment(2));
    if (path.depth() == 3) {
      return person.map(this::principal);
    }
    Optional<Access> access = access(path.segment(3));
    return path.depth() == 4 && access.isPresent()
        ? person.filter(one -> sees(one, access.get())).map(one -> proxy(one, access.get()))
        : Optional.empty();
  }

  private Resource principal(Person person) {
    return person.address().equals(self.address())
        ? self()
        : new Principal(principal(person.address()), person, null);
  }

  private static Resource proxy(Person person, Access access) {
    return new Proxy(proxy(person.address(), access), person, access);
  }

  private Optional<Resource> notices(Path path) {
    boolean own = path.depth() > 2 && path.segment(2).equalsIgnoreCase(self.address());
    if (!own || path.depth() > 4) {
      return Optional.empty();
    }
    return path.depth() == 3
        ? Optional.of(notices())
        : offers().stream()
            .filter(offer -> offer.path().last().equals(path.segment(3)))
            .<Resource>map(offer -> offer)
            .findFirst();
  }

  private Optional<Person> person(String address) {
    return address.equalsIgnoreCase(self.address())
        ? Optional.of(Neighbours.person(self))
        : loans.neighbours().at(self, address).filter(one -> isMain(one, address));
  }

  /** A principal has one address, so an alias is none. // RFC 3744 s2 */
  private static boolean isMain(Person person, String address) {
    return person.address().equalsIgnoreCase(address);
  }

  /** Who acts for a user is told to him and to those who do. */
  private boolean sees(Person person, Access access) {
    return !person.group()
        && (person.address().equals(self.address())
            || loans.standing().lent().stream()
                .anyMatch(
                    lent ->
                        lent.owner().address().equals(person.address())
                            && access == loans.standing().deputy().get(lent.owner().id())));
  }

  private static Optional<Access> access(String segment) {
    if (segment.equals(PROXY_READ)) {
      return Optional.of(Access.READ);
    }
    return segment.equals(PROXY_WRITE) ? Optional.of(Access.WRITE) : Optional.empty();
  }
}
