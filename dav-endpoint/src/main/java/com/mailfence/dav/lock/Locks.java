package com.mailfence.dav.lock;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Path;
import com.mailfence.dav.wire.Unmet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The locks of one account at one moment. */
public final class Locks {
  private static final int MOST = 500;

  private final List<Lock> held;
  private final long version;
  private final AccountId account;

  private Locks(AccountId account, List<Lock> held, long version) {
    this.account = account;
    this.held = held;
    this.version = version;
  }

  /** Those that are not over yet. */
  public static Locks read(Rows rows, AccountId account, Instant now) {
    Optional<Note> note = rows.note(key(account));
    List<Lock> held = new ArrayList<>();
    note.ifPresent(
        found -> {
          for (Lock lock : LockText.read(found.bytes())) {
            if (lock.ends().isAfter(now)) {
              held.add(lock);
            }
          }
        });
    return new Locks(account, held, note.map(Note::version).orElse(0L));
  }

  /** Those that cover the resource. */
  public List<Lock> on(Path path) {
    return held.stream().filter(lock -> lock.covers(path)).toList();
  }

  public Optional<Lock> find(String token) {
    return held.stream().filter(lock -> lock.token().equals(token)).findFirst();
  }

  /** Whether the token names a lock on the resource. */
  public boolean isOn(Path path, String token) {
    return find(token).filter(lock -> lock.covers(path)).isPresent();
  }

  /**
   * Refuses a write on a resource under a lock whose token was not shown. RFC 4918 s7
   *
   * @param shown tokens of the header If
   */
  public void refuseUnlessShown(Path path, Set<String> shown) {
    refuse(on(path), shown);
  }

  /** The same for all that lies below as well. */
  public void refuseUnlessAllShown(Path path, Set<String> shown) {
    for (Lock lock : held) {
      if (lock.covers(path) || path.covers(lock.root())) {
        refuse(List.of(lock), shown);
      }
    }
  }

  /** With several shared locks, the token of one is enough. RFC 4918 s6.2 */
  private static void refuse(List<Lock> locks, Set<String> shown) {
    boolean known = locks.stream().anyMatch(lock -> shown.contains(lock.token()));
    if (!locks.isEmpty() && !known) {
      throw new Unmet(Condition.LOCK_TOKEN_SUBMITTED, locks.get(0).root().href());
    }
  }

  /**
   * Adds a lock.
   *
   * @throws Unmet if another one is in its way
   */
  public void add(Draft draft, Lock lock) {
    if (held.size() >= MOST) {
      throw new Unmet(Condition.WITHIN_LIMITS);
    }
    for (Lock other : held) {
      boolean meet = other.covers(lock.root()) || lock.deep() && lock.root().covers(other.root());
      if (meet && (other.exclusive() || lock.exclusive())) {
        throw new Unmet(Condition.NO_CONFLICTING_LOCK, other.root().href());
      }
    }
    held.add(lock);
    write(draft);
  }

  /** Gives the lock more time. */
  public Lock refresh(Draft draft, Lock lock, Instant ends, long seconds) {
    Lock fresh = lock.until(ends, seconds);
    held.replaceAll(each -> each.token().equals(lock.token()) ? fresh : each);
    write(draft);
    return fresh;
  }

  public void remove(Draft draft, Lock lock) {
    held.removeIf(each -> each.token().equals(lock.token()));
    write(draft);
  }

  /** What is gone has no locks. RFC 4918 s7.5 */
  public void forget(Draft draft, Path gone) {
    if (held.removeIf(lock -> gone.covers(lock.root()))) {
      write(draft);
    }
  }

  private void write(Draft draft) {
    draft.note(key(account), version, LockText.write(held));
  }

  private static NoteKey key(AccountId account) {
    return new NoteKey(account, "dav", "locks");
  }
}
