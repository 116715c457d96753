package com.mailfence.core.share;

import com.mailfence.core.account.AccountId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one account lets another do.
 *
 * @param owner who grants
 * @param grantee who may
 * @param rights in the whole account
 * @param shares single collections, each once, in order of number
 */
public record Grant(AccountId owner, AccountId grantee, Set<Right> rights, List<Share> shares) {
  public Grant {
    rights = Set.copyOf(rights);
    shares = shares.stream().sorted(Comparator.comparingLong(Share::collection)).toList();
  }

  /** One of whole rights alone. */
  public Grant(AccountId owner, AccountId grantee, Set<Right> rights) {
    this(owner, grantee, rights, List.of());
  }

  /** What a grantee may do in the owner's account. */
  public enum Right {
    READ_MAIL,
    WRITE_MAIL,
    SEND_ON_BEHALF,
    READ_CALENDAR,
    WRITE_CALENDAR,
    READ_CONTACTS
  }

  /** Whether it grants nothing at all. */
  public boolean isEmpty() {
    return rights.isEmpty() && shares.isEmpty();
  }

  /** The share of the collection of that number. */
  public Optional<Share> share(long collection) {
    return shares.stream().filter(share -> share.collection() == collection).findFirst();
  }

  /** The same with other rights in the whole account. */
  public Grant with(Set<Right> newRights) {
    return new Grant(owner, grantee, newRights, shares);
  }

  /** The same with this share in the place of the one of its collection. */
  public Grant with(Share share) {
    return new Grant(
        owner,
        grantee,
        rights,
        Stream.concat(without(share.collection()).shares.stream(), Stream.of(share)).toList());
  }

  /** The same without the share of a collection. */
  public Grant without(long collection) {
    return new Grant(
        owner,
        grantee,
        rights,
        shares.stream().filter(share -> share.collection() != collection).toList());
  }
}
