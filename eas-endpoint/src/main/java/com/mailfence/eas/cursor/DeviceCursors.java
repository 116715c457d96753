package com.mailfence.eas.cursor;

import com.mailfence.core.Refusal;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The states of devices, kept as notes of the device, one for each collection it syncs. */
public final class DeviceCursors {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceCursors.class);
  private static final String TOPIC = "items/";

  /** Two requests of one device may meet, and on a fast machine many times over. */
  private static final int ATTEMPTS = 64;

  private final ClientNotes notes;
  private final Clock clock;

  public DeviceCursors(ClientNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * A state as it was read.
   *
   * @param version of the note it was read from; a write replaces this version or fails
   */
  public record Kept(NoteKey note, long version, DeviceCursor state) {}

  /** The state of a collection for a device; empty if it was never begun. */
  public Optional<Kept> read(DeviceKey device, CollectionId collection) {
    NoteKey key = note(device, collection);
    return notes
        .read(key)
        .flatMap(note -> read(key, note).map(state -> new Kept(key, note.version(), state)));
  }

  /** What cannot be read is as if it had never been: the device then begins anew. */
  private static Optional<DeviceCursor> read(NoteKey key, Note note) {
    try {
      return Optional.of(CursorText.read(note.bytes()));
    } catch (IllegalArgumentException e) {
      LOG.error(
          "the state of {} in {} cannot be read: {}", key.client(), key.topic(), e.toString());
      return Optional.empty();
    }
  }

  /** All states of a device, by number of the collection. */
  public Map<Long, DeviceCursor> all(DeviceKey device) {
    Map<Long, DeviceCursor> found = new TreeMap<>();
    for (Map.Entry<String, Note> note : notes.all(device.account(), device.client()).entrySet()) {
      if (note.getKey().startsWith(TOPIC)) {
        long number = Long.parseLong(note.getKey().substring(TOPIC.length()));
        read(device.note(note.getKey()), note.getValue())
            .ifPresent(state -> found.put(number, state));
      }
    }
    return found;
  }

  /** Begins the state of a collection, or joins the one just begun. Durable when it returns. */
  public DeviceCursor begin(
      DeviceKey device, CollectionId collection, Options options, Supported supported) {
    return settle(
        () -> {
          NoteKey key = note(device, collection);
          Optional<Note> note = notes.read(key);
          Optional<DeviceCursor> before = note.flatMap(found -> read(key, found));
          DeviceCursor now =
              before
                  .map(state -> state.beginAgain(collection, clock.millis(), options, supported))
                  .orElseGet(
                      () -> DeviceCursor.begin(collection, clock.millis(), options, supported));
          if (before.isEmpty() || !before.get().equals(now)) {
            notes.write(key, note.map(Note::version).orElse(0L), CursorText.write(now));
          }
          return now;
        });
  }

  /**
   * Replaces what was read, unless it is the same; durable when it returns.
   *
   * @throws Refusal.Conflict if another request of the device was faster
   */
  public DeviceCursor write(Kept before, DeviceCursor after) {
    if (!after.equals(before.state())) {
      notes.write(before.note(), before.version(), CursorText.write(after));
    }
    return after;
  }

  /**
   * The same within a commit under way.
   *
   * @return what was written, as a later request would read it
   */
  public Kept write(Draft draft, Kept before, DeviceCursor after) {
    draft.note(before.note(), before.version(), CursorText.write(after));
    return new Kept(before.note(), before.version() + 1, after);
  }

  /**
   * Remembers that the device holds these items of a collection, in whatever state and whichever of
   * its answers it got: they will be changes to it, not additions. Nothing if it does not sync the
   * collection.
   */
  public void holds(Draft draft, DeviceKey device, CollectionId collection, List<Item> items) {
    NoteKey key = note(device, collection);
    draft
        .note(key)
        .ifPresent(
            note -> {
              Optional<DeviceCursor> state = read(key, note);
              state.ifPresent(
                  known -> draft.note(key, note.version(), CursorText.write(known.holding(items))));
            });
  }

  /**
   * Does a turn of a device, from the reading of its states on; anew if another request of the
   * device wrote one of them meanwhile.
   *
   * @throws Refusal.Busy if that happens again and again
   */
  public <T> T settle(Supplier<T> turn) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      try {
        return turn.get();
      } catch (Refusal.Conflict faster) {
        continue; // nothing of this attempt was kept
      }
    }
    throw new Refusal.Busy("requests of one device meet", Duration.ofSeconds(1));
  }

  private static NoteKey note(DeviceKey device, CollectionId collection) {
    return device.note(TOPIC + collection.number());
  }
}
