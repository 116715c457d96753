package com.mailfence.core.client;

import com.mailfence.core.account.AccountId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small versioned opaque notes per client and topic. A note that must move together with items is
 * written through {@code Draft.note} in their commit; the others through here.
 */
public interface ClientNotes {
  Optional<Note> read(NoteKey key);

  /** All notes of one client, by topic. */
  Map<String, Note> all(AccountId account, String client);

  /** The names of the account's clients that begin with {@code prefix}, in order. */
  List<String> clients(AccountId account, String prefix);

  /**
   * Writes a note; durable when it returns.
   *
   * @param expected the version it replaces, 0 if there is none yet
   * @throws com.mailfence.core.Refusal.Conflict if it is at another version
   */
  void write(NoteKey key, long expected, byte[] bytes);

  void remove(NoteKey key);

  /** Forgets all notes of a client. */
  void forget(AccountId account, String client);
}
