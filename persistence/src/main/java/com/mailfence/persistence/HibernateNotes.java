package com.mailfence.persistence;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Clients' notes in the database. A note that is there already is written without the account's
 * lock, by comparing its version; the first writing takes the lock, so that an account on its way
 * out leaves no note behind.
 */
final class HibernateNotes implements ClientNotes {
  static final String REMOVE =
      """
      delete from note where account = ? and client = ? and topic = ?""";

  static final String READ =
      """
      select version, content from note where account = ? and client = ? and topic = ?""";

  private static final String LOCKED = READ + " for update";

  private static final String ALL =
      """
      select topic, version, content from note where account = ? and client = ? order by topic""";

  private static final String CLIENTS =
      """
      select distinct client from note where account = ? and client >= ? and client < ?
      order by client""";

  private static final String REPLACE =
      """
      update note set version = ?, content = ?
      where account = ? and client = ? and topic = ? and version = ?""";

  private static final String INSERT =
      """
      insert into note (version, content, account, client, topic) values (?, ?, ?, ?, ?)""";

  private static final String LOCK_ACCOUNT =
      """
      select 1 from account where number = ? for update""";

  private static final String FORGET =
      """
      delete from note where account = ? and client = ?""";

  private final Database database;

  HibernateNotes(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Note> read(NoteKey key) {
    return database.read(at -> find(at, READ, key));
  }

  @Override
  public Map<String, Note> all(AccountId account, String client) {
    Map<String, Note> all = new TreeMap<>();
    return database.read(
        at -> {
          Sql.list(
              at,
              ALL,
              row -> all.put(row.getString(1), new Note(row.getLong(2), row.getBytes(3))),
              account.number(),
              client);
          return all;
        });
  }

  @Override
  public List<String> clients(AccountId account, String prefix) {
    // Every name that begins with the prefix sorts before the prefix with the last character on.
    String end = prefix + Character.toString(Character.MAX_CODE_POINT);
    return database.read(
        at -> Sql.list(at, CLIENTS, row -> row.getString(1), account.number(), prefix, end));
  }

  @Override
  public void write(NoteKey key, long expected, byte[] bytes) {
    var note = new Note(expected + 1, bytes);
    database.write(
        at -> {
          if (expected == 0) {
            lockAccount(at, key.account());
            refuseUnlessAt(0, find(at, READ, key).orElse(null));
          }
          if (!put(at, key, note)) {
            refuseUnlessAt(expected, find(at, READ, key).orElse(null));
            throw new Refusal.Conflict("version " + expected, "another one");
          }
          return note;
        });
  }

  @Override
  public void remove(NoteKey key) {
    database.write(at -> Sql.update(at, REMOVE, key.account().number(), key.client(), key.topic()));
  }

  @Override
  public void forget(AccountId account, String client) {
    database.write(at -> Sql.update(at, FORGET, account.number(), client));
  }

  /** The note, held against other writers until the transaction ends. */
  static Optional<Note> locked(Connection at, NoteKey key) throws SQLException {
    return find(at, LOCKED, key);
  }

  /** Writes the note if its predecessor is there, or if it is the first of its key. */
  static boolean put(Connection at, NoteKey key, Note note) throws SQLException {
    long account = key.account().number();
    int written =
        note.version() == 1
            ? Sql.update(at, INSERT, 1L, note.bytes(), account, key.client(), key.topic())
            : Sql.update(
                at,
                REPLACE,
                note.version(),
                note.bytes(),
                account,
                key.client(),
                key.topic(),
                note.version() - 1);
    return written == 1;
  }

  private static void lockAccount(Connection at, AccountId account) throws SQLException {
    if (Sql.number(at, LOCK_ACCOUNT, account.number()) != 1) {
      throw new Refusal.NotFound(account.toString());
    }
  }

  private static void refuseUnlessAt(long expected, @Nullable Note note) {
    long actual = note == null ? 0 : note.version();
    if (actual != expected) {
      throw new Refusal.Conflict("version " + expected, "version " + actual);
    }
  }

  private static Optional<Note> find(Connection at, String sql, NoteKey key) throws SQLException {
    return Sql.one(
        at,
        sql,
        row -> new Note(row.getLong(1), row.getBytes(2)),
        key.account().number(),
        key.client(),
        key.topic());
  }
}
