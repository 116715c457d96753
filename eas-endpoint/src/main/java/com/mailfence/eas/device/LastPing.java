package com.mailfence.eas.device;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a device waits, which its next Ping need not say again. [MS-ASCMD] R335, R5836
 *
 * @param heartbeat in seconds
 * @param folders numbers of collections
 */
public record LastPing(int heartbeat, List<Long> folders) {
  private static final String TOPIC = "ping";

  public LastPing {
    folders = List.copyOf(folders);
  }

  public static Optional<LastPing> of(DeviceKey device, ClientNotes notes) {
    return notes.read(device.note(TOPIC)).map(note -> read(note.bytes()));
  }

  /**
   * Remembers it, unless it is remembered already; durable when it returns.
   *
   * @throws com.mailfence.core.Refusal.Conflict if another Ping of the device was faster
   */
  public void keep(DeviceKey device, ClientNotes notes) {
    if (device.probes()) {
      return;
    }
    Optional<Note> before = notes.read(device.note(TOPIC));
    byte[] bytes = write();
    if (before.isEmpty() || !Arrays.equals(before.get().bytes(), bytes)) {
      notes.write(device.note(TOPIC), before.map(Note::version).orElse(0L), bytes);
    }
  }

  private byte[] write() {
    var out = new StringBuilder().append(heartbeat);
    folders.forEach(folder -> out.append(' ').append(folder));
    return out.toString().getBytes(UTF_8);
  }

  private static LastPing read(byte[] bytes) {
    List<Long> numbers = new ArrayList<>();
    for (String word : new String(bytes, UTF_8).split(" ")) {
      numbers.add(Long.parseLong(word));
    }
    return new LastPing(numbers.get(0).intValue(), numbers.subList(1, numbers.size()));
  }
}
