package com.mailfence.eas.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.Refusal;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.wire.CollectionRequest;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.CollectionRequest.Pull;
import com.mailfence.eas.wire.Supported;
import com.mailfence.eas.wire.SyncRequest;
import com.mailfence.eas.wire.SyncRequest.Patience;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The last Sync request of each device, without what it did, kept for a device that says no more
 * than "again". [MS-ASCMD] R658, R666, R3644
 */
public final class LastRequests {
  private static final String TOPIC = "sync";
  private static final String LAYOUT = "r1";
  private static final String NONE = "-";

  private final ClientNotes notes;

  public LastRequests(ClientNotes notes) {
    this.notes = notes;
  }

  /**
   * The request that is meant by a partial one: what it leaves out is as it was before. Empty if
   * nothing is known of before. [MS-ASCMD] R3645, R3646
   */
  public Optional<SyncRequest> complete(DeviceKey device, SyncRequest partial) {
    return notes
        .read(device.note(TOPIC))
        .flatMap(note -> read(note.bytes()))
        .map(before -> merged(before, partial));
  }

  /**
   * Remembers a request, unless it is as the one before; durable when it returns. A request that
   * was long on its way does not take back what the device confirmed meanwhile.
   */
  public void keep(DeviceKey device, SyncRequest request) {
    NoteKey key = device.note(TOPIC);
    Optional<Note> note = notes.read(key);
    Optional<SyncRequest> before = note.flatMap(found -> read(found.bytes()));
    byte[] bytes = write(before.map(known -> latest(known, request)).orElse(request));
    if (note.isEmpty() || !Arrays.equals(note.get().bytes(), bytes)) {
      write(key, note.map(Note::version).orElse(0L), bytes);
    }
  }

  private static SyncRequest latest(SyncRequest before, SyncRequest request) {
    Map<String, CollectionRequest> known = new LinkedHashMap<>();
    before.collections().forEach(one -> known.put(one.id(), one));
    return request.only(
        request.collections().stream()
            .map(one -> later(known.getOrDefault(one.id(), one), one))
            .toList());
  }

  private static CollectionRequest later(CollectionRequest before, CollectionRequest now) {
    return DeviceCursor.isLater(before.key(), now.key()) ? before : now;
  }

  private void write(NoteKey key, long version, byte[] bytes) {
    try {
      notes.write(key, version, bytes);
    } catch (Refusal.Conflict faster) {
      return; // another request of the device was later: that one is its last
    }
  }

  private static SyncRequest merged(SyncRequest before, SyncRequest partial) {
    Map<String, CollectionRequest> collections = new LinkedHashMap<>();
    before.collections().forEach(one -> collections.put(one.id(), one));
    partial.collections().forEach(one -> collections.put(one.id(), one));
    boolean unbounded = partial.window() == SyncRequest.UNBOUNDED;
    return new SyncRequest(
        true,
        partial.patience() == null ? before.patience() : partial.patience(),
        unbounded ? before.window() : partial.window(),
        List.copyOf(collections.values()));
  }

  private static byte[] write(SyncRequest request) {
    StringJoiner out = new StringJoiner(" ");
    out.add(LAYOUT).add(Integer.toString(request.window())).add(patience(request.patience()));
    for (CollectionRequest one : request.collections()) {
      if (one instanceof Asked asked) {
        out.add(URLEncoder.encode(asked.id(), UTF_8)).add(URLEncoder.encode(asked.key(), UTF_8));
        out.add(asked.conversations() ? "1" : "0").add(asked.pull().name());
        out.add(Integer.toString(asked.window()));
      }
    }
    return out.toString().getBytes(UTF_8);
  }

  private static String patience(@Nullable Patience patience) {
    return patience == null ? NONE : patience.amount() + (patience.minutes() ? "m" : "s");
  }

  /** What is none of ours is as nothing: the device then says it in full. */
  private static Optional<SyncRequest> read(byte[] bytes) {
    String[] words = new String(bytes, UTF_8).split(" ");
    if (words.length < 3 || !words[0].equals(LAYOUT)) {
      return Optional.empty();
    }
    List<CollectionRequest> collections = new ArrayList<>();
    for (int i = 3; i + 5 <= words.length; i += 5) {
      collections.add(
          new Asked(
              URLDecoder.decode(words[i], UTF_8),
              URLDecoder.decode(words[i + 1], UTF_8),
              words[i + 2].equals("1"),
              true,
              Pull.valueOf(words[i + 3]),
              Integer.parseInt(words[i + 4]),
              null,
              Supported.ALL,
              List.of()));
    }
    return Optional.of(
        new SyncRequest(true, patience(words[2]), Integer.parseInt(words[1]), collections));
  }

  private static @Nullable Patience patience(String word) {
    int last = word.length() - 1;
    return word.equals(NONE)
        ? null
        : new Patience(Integer.parseInt(word.substring(0, last)), word.charAt(last) == 'm');
  }
}
