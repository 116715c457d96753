package com.mailfence.testbed.store;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Clients' notes in memory. */
public final class MemoryNotes implements ClientNotes {
  private final Rows rows;

  MemoryNotes(Rows rows) {
    this.rows = rows;
  }

  @Override
  public Optional<Note> read(NoteKey key) {
    synchronized (rows) {
      return Optional.ofNullable(rows.notes.get(key));
    }
  }

  @Override
  public Map<String, Note> all(AccountId account, String client) {
    synchronized (rows) {
      Map<String, Note> found = new TreeMap<>();
      rows.notes.forEach(
          (key, note) -> {
            if (key.account().equals(account) && key.client().equals(client)) {
              found.put(key.topic(), note);
            }
          });
      return found;
    }
  }

  @Override
  public List<String> clients(AccountId account, String prefix) {
    synchronized (rows) {
      return rows.notes.keySet().stream()
          .filter(key -> key.account().equals(account) && key.client().startsWith(prefix))
          .map(NoteKey::client)
          .distinct()
          .sorted()
          .toList();
    }
  }

  @Override
  public void write(NoteKey key, long expected, byte[] bytes) {
    synchronized (rows) {
      Note before = rows.notes.get(key);
      long actual = before == null ? 0 : before.version();
      if (!rows.books.containsKey(key.account())) {
        throw new Refusal.NotFound(key.account().toString());
      }
      if (actual != expected) {
        throw new Refusal.Conflict("version " + expected, "version " + actual);
      }
      rows.notes.put(key, new Note(expected + 1, bytes.clone()));
    }
  }

  @Override
  public void remove(NoteKey key) {
    synchronized (rows) {
      rows.notes.remove(key);
    }
  }

  @Override
  public void forget(AccountId account, String client) {
    synchronized (rows) {
      rows.notes
          .keySet()
          .removeIf(key -> key.account().equals(account) && key.client().equals(client));
    }
  }
}
