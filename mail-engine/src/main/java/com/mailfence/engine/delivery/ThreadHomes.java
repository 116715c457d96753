package com.mailfence.engine.delivery;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conversations whose mails, those to come among them, go to another folder than the Inbox because
 * their user said so. Kept as one note of an account.
 */
public final class ThreadHomes {
  /** Conversations of one account; beyond that the oldest go to the Inbox again. */
  static final int MOST = 500;

  private final Map<Long, Long> byThread = new LinkedHashMap<>();

  private ThreadHomes() {}

  /** From now on mails of the conversation are laid there; into the Inbox as all others are. */
  public static void put(Draft draft, long thread, Collection folder) {
    NoteKey key = key(folder.id().account());
    Optional<Note> note = draft.note(key);
    ThreadHomes homes = read(note.orElse(null));
    homes.byThread.remove(thread);
    if (folder.role() != Role.INBOX) {
      homes.byThread.put(thread, folder.number());
    }
    homes.byThread.keySet().stream()
        .limit(Math.max(0, homes.byThread.size() - MOST))
        .toList()
        .forEach(homes.byThread::remove);
    draft.note(key, note.map(Note::version).orElse(0L), homes.text());
  }

  /** Where a mail of the conversation is laid; empty if in the Inbox. */
  static Optional<CollectionId> of(Draft draft, AccountId account, long thread) {
    if (thread == 0) {
      return Optional.empty();
    }
    Long folder = read(draft.note(key(account)).orElse(null)).byThread.get(thread);
    return Optional.ofNullable(folder)
        .flatMap(number -> draft.collection(new CollectionId(account, number)))
        .filter(found -> found.kind() == Kind.MAIL)
        .map(Collection::id);
  }

  private static ThreadHomes read(@Nullable Note note) {
    var homes = new ThreadHomes();
    if (note != null) {
      homes.parse(new String(note.bytes(), StandardCharsets.US_ASCII));
    }
    return homes;
  }

  private void parse(String text) {
    for (String line : text.split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0) {
        byThread.put(
            Long.valueOf(line.substring(0, space)), Long.valueOf(line.substring(space + 1)));
      }
    }
  }

  private byte[] text() {
    var text = new StringBuilder();
    byThread.forEach(
        (thread, folder) -> text.append(thread).append(' ').append(folder).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static NoteKey key(AccountId account) {
    return new NoteKey(account, "house/delivery", "threads");
  }
}
