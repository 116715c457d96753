package com.mailfence.eas.hierarchy;

import com.mailfence.core.Refusal;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.device.DeviceKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** What devices hold of the list of folders, kept as one note of each. */
public final class FolderStates {
  private static final String TOPIC = "folders";

  /** What a device begins with. [MS-ASCMD] R119 */
  public static final String FIRST_KEY = "0";

  /** Digits of a mark before the sign of what is shown. */
  private static final int DIGITS = 8;

  private final ClientNotes notes;
  private final Clock clock;

  public FolderStates(ClientNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * A state as it was read.
   *
   * @param version of the note it was read from, 0 if there was none; a write replaces this version
   *     or fails
   */
  public record Kept(DeviceKey device, long version, FolderState state) {}

  /** What the device holds; empty if it never asked for the list, or was shown another. */
  public Optional<FolderState> read(DeviceKey device, Lists lists) {
    return notes
        .read(device.note(TOPIC))
        .map(note -> FolderText.read(note.bytes()))
        .filter(state -> shows(state, lists));
  }

  /**
   * The state a request works on.
   *
   * @param key named by the device
   * @param lists what it is shown
   * @throws Refusal.Stale if it names no state of this device, or one in which it was shown other
   *     folders // SYNC-028
   */
  public Kept open(DeviceKey device, String key, Lists lists) {
    Optional<Note> note = notes.read(device.note(TOPIC));
    if (!key.equals(FIRST_KEY)) {
      return note.flatMap(n -> at(device, n, key))
          .filter(kept -> shows(kept.state(), lists))
          .orElseThrow(FolderStates::unknownKey);
    }
    String mark = mark(device) + lists.sign();
    return note.map(n -> new Kept(device, n.version(), begun(n, mark, lists)))
        .orElseGet(() -> new Kept(device, 0, FolderState.begin(mark)));
  }

  private static FolderState begun(Note note, String mark, Lists lists) {
    FolderState before = FolderText.read(note.bytes());
    return shows(before, lists) ? before.beginAgain(mark) : FolderState.begin(mark);
  }

  private static boolean shows(FolderState state, Lists lists) {
    return state.mark().substring(Math.min(DIGITS, state.mark().length())).equals(lists.sign());
  }

  /** The same within a commit under way, and never from the beginning. */
  public Kept open(Draft draft, DeviceKey device, String key, Lists lists) {
    return draft
        .note(device.note(TOPIC))
        .flatMap(note -> at(device, note, key))
        .filter(kept -> shows(kept.state(), lists))
        .orElseThrow(FolderStates::unknownKey);
  }

  private static Optional<Kept> at(DeviceKey device, Note note, String key) {
    return FolderText.read(note.bytes())
        .at(key)
        .map(state -> new Kept(device, note.version(), state));
  }

  private static Refusal unknownKey() {
    return new Refusal.Stale("key of the list of folders");
  }

  /**
   * Replaces what was read; durable when it returns. Nothing is kept of a device that only probes.
   *
   * @throws Refusal.Conflict if another request of the device was faster
   */
  public void write(Kept before, FolderState after) {
    if (!before.device().probes() && !after.equals(before.state())) {
      notes.write(note(before), before.version(), FolderText.write(after));
    }
  }

  /** The same within a commit under way. */
  public void write(Draft draft, Kept before, FolderState after) {
    draft.note(note(before), before.version(), FolderText.write(after));
  }

  private static NoteKey note(Kept kept) {
    return kept.device().note(TOPIC);
  }

  /** Differs between devices, and between the beginnings of one. */
  private String mark(DeviceKey device) {
    String seed = device.account().number() + "/" + device.id() + "/" + clock.millis();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
