package com.mailfence.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Domain;
import com.mailfence.core.account.NewAccount;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.NewCollection;
import com.mailfence.core.store.NewItem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves of the embedded database while many write to it: each transaction whole or not
 * at all, in its tables and in their indexes, and every one that was acknowledged. I1
 */
final class EmbeddedCutTest {
  private static final int WRITERS = Integer.getInteger("writers", 6);
  private static final int CUTS = Integer.getInteger("cuts", 12);
  private static final Instant RECEIVED = Instant.parse("2026-06-01T12:00:00Z");

  /** The rows of a folder as they lie, by each index, and what the folder says: all equal. */
  private static final List<String> COUNTS =
      List.of(
          "select count(*) from item where account + 0 = ? and collection + 0 = ?",
          "select count(*) from item where account = ? and collection = ? and modified > 0",
          "select count(*) from item where account = ? and collection = ? and number > 0",
          "select count(*) from item where account = ? and collection = ? and received > 0",
          "select total from collection where account = ? and number = ?");

  private final List<AtomicLong> acknowledged =
      IntStream.range(0, WRITERS).mapToObj(i -> new AtomicLong()).toList();

  private long first;

  @TempDir Path data;
  @TempDir Path copies;

  @Test
  void showsWholeTransactionsOnly() throws Exception {
    var over = new AtomicBoolean();
    List<CollectionId> folders = new ArrayList<>();
    try (var house = new OpenHouse(data)) {
      for (int i = 0; i < WRITERS; i++) {
        folders.add(folder(house, i));
      }
      first = folders.get(0).account().number();
      List<Thread> writers = new ArrayList<>();
      for (CollectionId folder : folders.subList(1, WRITERS)) {
        Thread writer = new Thread(() -> addUntil(house, folder, over));
        writer.start();
        writers.add(writer);
      }
      for (int cut = 0; cut < CUTS; cut++) {
        add(house, folders.get(0));
        List<Long> promised = acknowledged.stream().map(AtomicLong::get).toList();
        // As a killed process leaves it: nothing is closed and nothing more is written.
        Files.createDirectories(Connections.directory(copies));
        Path copy = Connections.directory(copies).resolve("house.mv.db");
        Files.copy(
            Connections.directory(data).resolve("house.mv.db"),
            copy,
            StandardCopyOption.REPLACE_EXISTING);
        assertWhole(folders, promised);
      }
      over.set(true);
      for (Thread writer : writers) {
        writer.join();
      }
    }
  }

  private static CollectionId folder(OpenHouse house, int number) {
    house.persistence.directory().put(new Domain("x.example", 0));
    var fresh = new NewAccount(number + "@x.example", "", 0);
    AccountId account = house.persistence.directory().create(fresh).id();
    var inbox = new NewCollection(account, Kind.MAIL, Role.INBOX, "Inbox", null);
    return house
        .persistence
        .store()
        .commit(Reader.owner(account), account, draft -> draft.addCollection(inbox))
        .id();
  }

  private void addUntil(OpenHouse house, CollectionId folder, AtomicBoolean over) {
    while (!over.get()) {
      add(house, folder);
    }
  }

  private void add(OpenHouse house, CollectionId folder) {
    var content = new ContentRef("0".repeat(64), 1);
    var item = new NewItem(folder, content, RECEIVED, Marks.NONE, Facets.NONE, null, null, 0);
    house
        .persistence
        .store()
        .commit(Reader.owner(folder.account()), folder.account(), draft -> draft.add(item));
    acknowledged.get((int) (folder.account().number() - first)).incrementAndGet();
  }

  private void assertWhole(List<CollectionId> folders, List<Long> promised) throws SQLException {
    try (Connection connection = Connections.aside(copies)) {
      for (CollectionId folder : folders) {
        List<Long> counts = new ArrayList<>();
        for (String sql : COUNTS) {
          counts.add(count(connection, sql, folder));
        }
        assertThat(Set.copyOf(counts)).as("%s: %s", folder, counts).hasSize(1);
        assertThat(counts.get(0)).isGreaterThanOrEqualTo(promised.get(folders.indexOf(folder)));
      }
      Connections.execute(connection, "shutdown immediately");
    }
  }

  private static long count(Connection connection, String sql, CollectionId folder)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, folder.account().number());
      statement.setLong(2, folder.number());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
