package com.mailfence.eas.device;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.eas.device.TiedDevice.Nature;
import com.mailfence.eas.device.TiedDevice.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The register of devices, kept as one note of each. */
public final class Devices {
  private static final String TOPIC = "device";

  /** A request is put on record at most this often: each record is a durable write. */
  private static final Duration RECORD = Duration.ofMinutes(10);

  /** The same where the device has become another: a new version, a new agent. */
  private static final Duration RECORD_CHANGE = Duration.ofMinutes(1);

  private static final int LONGEST_AGENT = 256;
  private static final int ATTEMPTS = 8;

  private final ClientNotes notes;
  private final Clock clock;

  public Devices(ClientNotes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Finds the device that asks, ties it to the account if it is new, and puts on record that it was
   * seen. A device that only probes leaves nothing behind.
   *
   * @param most devices the account may have; negative for any number
   * @return empty if it is new and the account has its devices already // SYNC-009
   */
  public Optional<TiedDevice> admit(DeviceKey key, Nature nature, int most) {
    Nature bounded = bounded(nature);
    NoteKey note = key.note(TOPIC);
    Optional<Note> found = notes.read(note);
    if (found.isPresent()) {
      return Optional.of(seen(key, found.get(), bounded));
    }
    Instant now = clock.instant();
    Policy policy = key.probes() ? PolicyKeys.ofProbe(key) : Policy.NONE;
    var fresh = new TiedDevice(key, now, now, bounded, policy, Standing.USUAL, Map.of());
    if (key.probes()) {
      return Optional.of(fresh);
    }
    if (isFull(key.account(), most) || !tie(fresh)) {
      return find(key);
    }
    return inPlace(key, most) ? Optional.of(fresh) : Optional.empty();
  }

  private boolean isFull(AccountId account, int most) {
    return most >= 0 && mayReach(account, most) && all(account).size() >= most;
  }

  /**
   * Whether the account may have that many devices. Names are counted in one query; only where they
   * are enough is each looked at, since a name may be left of a device that was untied.
   */
  private boolean mayReach(AccountId account, int many) {
    return notes.clients(account, DeviceKey.PREFIX).size() >= many;
  }

  /**
   * Two new devices may come at once and each find the last place free. The one that is later in
   * the list gives way.
   */
  private boolean inPlace(DeviceKey key, int most) {
    if (most < 0 || !mayReach(key.account(), most + 1)) {
      return true;
    }
    boolean in = all(key.account()).stream().limit(most).anyMatch(d -> d.key().equals(key));
    if (!in) {
      forget(key);
    }
    return in;
  }

  private boolean tie(TiedDevice fresh) {
    try {
      notes.write(fresh.key().note(TOPIC), 0, DeviceText.write(fresh));
      return true;
    } catch (Refusal.Conflict twin) {
      return false; // another request of the same device tied it at the same moment
    }
  }

  private TiedDevice seen(DeviceKey key, Note note, Nature nature) {
    TiedDevice before = DeviceText.read(key, note.bytes());
    Instant now = clock.instant();
    Duration since = Duration.between(before.last(), now);
    boolean due =
        since.compareTo(before.nature().equals(nature) ? RECORD : RECORD_CHANGE) >= 0
            || since.isNegative();
    TiedDevice after = before.seen(now, nature);
    if (due) {
      try {
        notes.write(key.note(TOPIC), note.version(), DeviceText.write(after));
      } catch (Refusal.Conflict faster) {
        return after; // another request of the device was put on record at the same moment
      }
    }
    return after;
  }

  public Optional<TiedDevice> find(DeviceKey key) {
    return notes.read(key.note(TOPIC)).map(note -> DeviceText.read(key, note.bytes()));
  }

  /** All devices of the account, in the order in which they were tied. */
  public List<TiedDevice> all(AccountId account) {
    List<TiedDevice> found = new ArrayList<>();
    for (String client : notes.clients(account, DeviceKey.PREFIX)) {
      var key = new DeviceKey(account, client.substring(DeviceKey.PREFIX.length()));
      find(key).ifPresent(found::add);
    }
    found.sort(Comparator.comparing(TiedDevice::first).thenComparing(d -> d.key().id()));
    return found;
  }

  /** The policy keys a device was given. */
  public Policy policy(DeviceKey key) {
    return key.probes()
        ? PolicyKeys.ofProbe(key)
        : find(key).map(TiedDevice::policy).orElse(Policy.NONE);
  }

  /**
   * Changes what is known of a device; durable when it returns. Nothing is kept of a device that
   * only probes.
   *
   * @throws Refusal.NotFound if it is not tied any more
   * @throws Refusal.Busy if others change it again and again
   */
  public void change(DeviceKey key, UnaryOperator<TiedDevice> how) {
    if (key.probes()) {
      return;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Note note = notes.read(key.note(TOPIC)).orElseThrow(() -> new Refusal.NotFound("device"));
      TiedDevice before = DeviceText.read(key, note.bytes());
      TiedDevice after = how.apply(before);
      if (after.equals(before) || replaced(key, note, after)) {
        return;
      }
    }
    throw new Refusal.Busy("device", Duration.ofSeconds(1));
  }

  private boolean replaced(DeviceKey key, Note note, TiedDevice after) {
    try {
      notes.write(key.note(TOPIC), note.version(), DeviceText.write(after));
      return true;
    } catch (Refusal.Conflict faster) {
      return false;
    }
  }

  /** Unties a device: only what is remembered of it goes. SYNC-011 */
  public void forget(DeviceKey key) {
    notes.forget(key.account(), key.client());
  }

  private static Nature bounded(Nature nature) {
    String agent = nature.agent();
    return agent.length() <= LONGEST_AGENT
        ? nature
        : new Nature(nature.type(), agent.substring(0, LONGEST_AGENT), nature.version());
  }
}
