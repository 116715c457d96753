package com.mailfence.engine.absence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** Who was told of an absence, noted in the commit that tells them. SET-011 */
final class Told {
  static final String CLIENT = "absence";

  /** A sender is told once in so long a time. // RFC 3834 s2 */
  static final Duration AGAIN = Duration.ofDays(7);

  private Told() {}

  /**
   * Notes that the sender is told.
   *
   * @return false if the sender was told not long ago
   */
  static boolean note(Draft draft, AccountId account, String sender, Instant now) {
    NoteKey key = new NoteKey(account, CLIENT, "to/" + name(sender));
    Optional<Note> before = draft.note(key);
    boolean lately =
        before
            .map(note -> Instant.parse(new String(note.bytes(), UTF_8)))
            .filter(then -> now.isBefore(then.plus(AGAIN)))
            .isPresent();
    if (!lately) {
      draft.note(key, before.map(Note::version).orElse(0L), now.toString().getBytes(UTF_8));
    }
    return !lately;
  }

  /** Addresses are longer than names of notes may be. */
  private static String name(String sender) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(sender.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
