package com.mailfence.engine.compose;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of the last messages a client sent, noted in the commits that sent them. SYNC-027 */
final class SentBefore {
  /** A client that repeats a message does so before it has sent so many others. */
  static final int REMEMBERED = 64;

  private SentBefore() {}

  /**
   * Notes the message.
   *
   * @return false if it was noted before
   */
  static boolean note(Draft draft, AccountId account, Token token) {
    NoteKey key = new NoteKey(account, "sent/" + token.client(), "ids");
    Optional<Note> before = draft.note(key);
    List<String> ids = new ArrayList<>(before.map(SentBefore::ids).orElse(List.of()));
    if (ids.contains(token.id())) {
      return false;
    }
    ids.add(token.id());
    List<String> last = ids.subList(Math.max(0, ids.size() - REMEMBERED), ids.size());
    byte[] text = String.join("\n", last).getBytes(UTF_8);
    draft.note(key, before.map(Note::version).orElse(0L), text);
    return true;
  }

  private static List<String> ids(Note note) {
    return List.of(new String(note.bytes(), UTF_8).split("\n"));
  }
}
