package com.mailfence.testbed.store;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.wake.WakeBoard;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** All the ports of the spine in memory, wired together: {@code new MemoryHouse(clock)}. */
public final class MemoryHouse implements AutoCloseable {
  private final Rows rows = new Rows();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "memory-house-timer");
            thread.setDaemon(true);
            return thread;
          });

  public final WakeBoard wakes;
  public final MemoryStore store;
  public final MemoryChanges changes = new MemoryChanges(rows);
  public final MemoryCatalog catalog = new MemoryCatalog(rows);
  public final MemoryDirectory directory;
  public final MemoryNotes notes = new MemoryNotes(rows);
  public final MemoryOutbox outbox = new MemoryOutbox(rows);
  public final MemoryGrants grants = new MemoryGrants(rows);
  public final MemoryBlobs blobs = new MemoryBlobs();

  public MemoryHouse(Clock clock) {
    this(clock, Runnable::run);
  }

  /**
   * @param pool runs those who are woken
   */
  public MemoryHouse(Clock clock, Executor pool) {
    this.wakes = new WakeBoard(new MemoryTips(rows), timer, pool);
    this.store = new MemoryStore(rows, wakes);
    this.directory = new MemoryDirectory(rows, clock);
  }

  /** Adds an account, and its domain if need be, without collections. */
  public AccountId account(String address) {
    String domain = address.substring(address.indexOf('@') + 1);
    if (directory.domain(domain).isEmpty()) {
      directory.put(new Domain(domain, 0));
    }
    return directory.create(new NewAccount(address, "", 0)).id();
  }

  /** Adds a collection at the top of the account. */
  public Collection collection(AccountId account, Kind kind, Role role, String name) {
    return store.commit(
        Reader.owner(account),
        account,
        draft -> draft.addCollection(new NewCollection(account, kind, role, name, null)));
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
