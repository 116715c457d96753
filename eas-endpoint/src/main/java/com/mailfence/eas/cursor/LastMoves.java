package com.mailfence.eas.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.device.DeviceKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device moved last, so that a request whose answer was lost and that is sent again finds
 * what became of its items. // I3
 */
public final class LastMoves {
  private static final String TOPIC = "moves";
  private static final int MOST = 1_000;

  private final NoteKey key;
  private final long version;
  private final Map<Long, Move> moves = new LinkedHashMap<>();
  private boolean grown;

  private LastMoves(NoteKey key, long version) {
    this.key = key;
    this.version = version;
  }

  /**
   * A move.
   *
   * @param to number of the collection
   * @param item number of the item that is there since
   */
  public record Move(long to, long item) {}

  /** Reads what is remembered in a commit under way. */
  public static LastMoves of(Draft draft, DeviceKey device) {
    NoteKey key = device.note(TOPIC);
    Optional<Note> note = draft.note(key);
    LastMoves moves = new LastMoves(key, note.map(Note::version).orElse(0L));
    note.ifPresent(found -> moves.read(new String(found.bytes(), UTF_8)));
    return moves;
  }

  /** What became of an item, if the device moved it there. */
  public Optional<Move> of(long item, long to) {
    return Optional.ofNullable(moves.get(item)).filter(move -> move.to == to);
  }

  public void add(long item, Move move) {
    moves.put(item, move);
    grown = true;
  }

  /** Remembers what was added, in the commit under way. */
  public void keep(Draft draft) {
    if (!grown) {
      return;
    }
    List<String> words = new ArrayList<>();
    moves.forEach((item, move) -> words.add(item + ":" + move.to + ":" + move.item));
    int surplus = Math.max(0, words.size() - MOST);
    draft.note(
        key, version, String.join(" ", words.subList(surplus, words.size())).getBytes(UTF_8));
  }

  private void read(String text) {
    for (String word : text.split(" ")) {
      String[] numbers = word.split(":");
      if (numbers.length == 3) {
        moves.put(
            Long.parseLong(numbers[0]),
            new Move(Long.parseLong(numbers[1]), Long.parseLong(numbers[2])));
      }
    }
  }
}
