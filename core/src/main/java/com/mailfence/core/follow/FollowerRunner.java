package com.mailfence.core.follow;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Reader;
import com.mailfence.core.change.Changes;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.wake.Topic;
import com.mailfence.core.wake.WakeBoard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one follower up to date: a cursor for each collection, kept as a note, moved on when a
 * round is done. A wake says where to look; at the start every collection is looked at once.
 */
public final class FollowerRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FollowerRunner.class);
  private static final int PAGE = 200;
  private static final Reader HOUSE = Reader.house();

  private final Follower follower;
  private final Rooms rooms;
  private final Executor pool;
  private final Set<CollectionId> waiting = ConcurrentHashMap.newKeySet();
  private final Object[] locks = newLocks();

  /** The ports a follower is fed from. */
  public record Rooms(
      Directory directory, Catalog catalog, Changes changes, ClientNotes notes, WakeBoard wakes) {}

  /**
   * @param pool runs the follower; one collection is never worked on twice at a time
   */
  public FollowerRunner(Follower follower, Rooms rooms, Executor pool) {
    this.follower = follower;
    this.rooms = rooms;
    this.pool = pool;
  }

  /** Begins to follow: from now on by wakes, and once through everything there is. */
  public void start() {
    rooms.wakes.listen(moved -> moved.keySet().forEach(this::look));
    pool.execute(this::lookEverywhere);
  }

  private void lookEverywhere() {
    long after = 0;
    List<Account> some = rooms.directory.accounts(after, PAGE);
    while (!some.isEmpty()) {
      for (Account account : some) {
        rooms.catalog.collections(HOUSE, account.id()).forEach(c -> look(c.id()));
        after = account.id().number();
      }
      some = rooms.directory.accounts(after, PAGE);
    }
  }

  private void look(Topic topic) {
    if (topic instanceof Topic.Items items) {
      look(items.collection());
    }
  }

  private void look(CollectionId collection) {
    if (waiting.add(collection)) {
      pool.execute(() -> catchUp(collection));
    }
  }

  private void catchUp(CollectionId collection) {
    // Taken off before reading: what moves from here on puts it up again.
    waiting.remove(collection);
    try {
      synchronized (lockOf(collection)) {
        work(collection);
      }
    } catch (Refusal.NotFound gone) {
      rooms.notes.remove(key(collection));
    } catch (RuntimeException e) {
      LOG.error("follower {} at {}", follower.name(), collection, e);
    }
  }

  private void work(CollectionId collection) {
    Optional<Note> note = rooms.notes.read(key(collection));
    Cursor start = note.map(FollowerRunner::cursor).orElse(Cursor.START);
    Cursor end;
    try {
      end = through(collection, start);
    } catch (Refusal.Stale stale) {
      end = through(collection, Cursor.START);
    }
    if (!end.settled().equals(start.settled())) {
      byte[] place = end.settled().toString().getBytes(StandardCharsets.US_ASCII);
      rooms.notes.write(key(collection), note.map(Note::version).orElse(0L), place);
    }
  }

  private Cursor through(CollectionId collection, Cursor start) {
    var round = new Round<Item>(rooms.changes.items(HOUSE, collection));
    Cursor at = start;
    Page<Item> page;
    do {
      page = round.next(at, Instant.EPOCH, PAGE);
      if (!page.changes().isEmpty()) {
        follower.follow(collection, page.changes());
      }
      at = page.next();
    } while (page.more());
    return at;
  }

  private static Object[] newLocks() {
    Object[] locks = new Object[64];
    for (int i = 0; i < locks.length; i++) {
      locks[i] = new Object();
    }
    return locks;
  }

  private Object lockOf(CollectionId collection) {
    return locks[Math.floorMod(collection.hashCode(), locks.length)];
  }

  private static Cursor cursor(Note note) {
    String place = new String(note.bytes(), StandardCharsets.US_ASCII);
    return Cursor.settledAt(new Seq(Long.parseLong(place)));
  }

  private NoteKey key(CollectionId collection) {
    return new NoteKey(
        collection.account(), "follower/" + follower.name(), "items/" + collection.number());
  }
}
