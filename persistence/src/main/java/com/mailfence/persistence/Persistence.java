package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Directory;
import com.mailfence.core.change.Changes;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.item.Seq;
import com.mailfence.core.outbox.Outbox;
import com.mailfence.core.share.Grants;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Store;
import com.mailfence.core.wake.Topic;
import com.mailfence.core.wake.WakeBoard;
import com.mailfence.persistence.blob.FileBlobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the house keeps things, opened: every port of the spine, and how to close them. */
public final class Persistence implements AutoCloseable {
  private static final String BLOBS = "blobs";

  private final OpenDatabase open;
  private final FileBlobs blobs;
  private final WakeBoard wakes;
  private final @Nullable WakeBridge bridge;
  private final Store store;
  private final Clock clock;

  private Persistence(OpenDatabase open, FileBlobs blobs, WakeBoard wakes, Ways ways) {
    this.open = open;
    this.blobs = blobs;
    this.wakes = wakes;
    this.bridge = ways.bridge;
    this.store = new HibernateStore(open.database(), ways.moved);
    this.clock = ways.clock;
  }

  /** How a commit is told of, and when it is. */
  private record Ways(Consumer<Map<Topic, Seq>> moved, @Nullable WakeBridge bridge, Clock clock) {
    static Ways of(PersistenceConfig config, WakeBoard wakes, Clock clock) {
      if (!config.nodes() || config.isEmbedded()) {
        return new Ways(wakes::reached, null, clock);
      }
      var bridge = new WakeBridge(config, wakes::reached);
      Consumer<Map<Topic, Seq>> here = wakes::reached;
      return new Ways(here.andThen(bridge::moved), bridge, clock);
    }
  }

  /**
   * Opens the house's own directory and its database, and brings the tables up to date.
   *
   * @param clock says when accounts were made and how old blobs are
   * @param timer ends waits on the board of wakes
   * @param pool runs those who are woken
   * @throws com.mailfence.core.Refusal.Busy if the database cannot be reached, or if another
   *     process has the embedded one
   * @throws com.mailfence.core.Refusal.Forbidden if the server does not let us in
   */
  public static Persistence open(
      PersistenceConfig config, Clock clock, ScheduledExecutorService timer, Executor pool) {
    OpenDatabase open = OpenDatabase.open(config);
    try {
      var blobs = new FileBlobs(config.data().resolve(BLOBS), clock);
      var wakes = new WakeBoard(new HibernateTips(open.database()), timer, pool);
      return new Persistence(open, blobs, wakes, Ways.of(config, wakes, clock));
    } catch (IOException e) {
      open.close();
      throw new UncheckedIOException(e);
    }
  }

  public Store store() {
    return store;
  }

  public Changes changes() {
    return new HibernateChanges(open.database());
  }

  public Catalog catalog() {
    return new HibernateCatalog(open.database());
  }

  public Directory directory() {
    return new HibernateDirectory(open.database(), clock);
  }

  public ClientNotes notes() {
    return new HibernateNotes(open.database());
  }

  public Outbox outbox() {
    return new HibernateOutbox(open.database());
  }

  public Grants grants() {
    return new HibernateGrants(open.database());
  }

  public Blobs blobs() {
    return blobs;
  }

  public WakeBoard wakes() {
    return wakes;
  }

  /** What keeps it all in order. */
  public Upkeep upkeep() {
    return new Upkeep(open.database(), blobs, clock);
  }

  /**
   * Fills an empty house from a backup, and leaves it closed.
   *
   * @param backup the directory of one backup, beside the contents it shares with others
   * @throws com.mailfence.core.Refusal.Exists if there is anything in the house already
   * @throws com.mailfence.core.Refusal.Malformed if the backup is not whole, or of a newer house
   */
  public static void restore(PersistenceConfig config, Path backup, Clock clock, Progress progress)
      throws IOException {
    var restore = new Restore(backup, progress);
    try (OpenDatabase open = OpenDatabase.empty(config, restore.schema());
        var blobs = new FileBlobs(config.data().resolve(BLOBS), clock)) {
      Restore.refuseUnlessEmpty(open.database());
      if (!blobs.isEmpty()) {
        throw new Refusal.Exists("a house with contents");
      }
      restore.into(open.database(), blobs);
      open.migrate();
    }
  }

  /** Closes the database once what is under way has ended. */
  @Override
  public void close() {
    if (bridge != null) {
      bridge.close();
    }
    try {
      blobs.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      open.close();
    }
  }
}
