package com.mailfence.engine.compose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import com.mailfence.core.store.Draft;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What an account has sent today, noted in the commits that send. SMTP-001 */
final class Allowance {
  private final int most;

  Allowance(int most) {
    this.most = most;
  }

  static NoteKey key(AccountId account) {
    return new NoteKey(account, "house/sending", "today");
  }

  /**
   * Takes one message off.
   *
   * @throws Refusal.Busy until tomorrow if there is none left
   */
  void take(Draft draft, AccountId account, Instant now) {
    Optional<Note> note = draft.note(key(account));
    int sent = note.map(n -> sent(n, now)).orElse(0);
    refuseIfSpent(sent, now);
    byte[] text = (day(now) + " " + (sent + 1)).getBytes(US_ASCII);
    draft.note(key(account), note.map(Note::version).orElse(0L), text);
  }

  void refuseIfSpent(int sent, Instant now) {
    if (sent >= most) {
      Instant tomorrow = day(now).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      throw new Refusal.Busy(most + " messages sent today", Duration.between(now, tomorrow));
    }
  }

  /** What a note tells of today. */
  static int sent(Note note, Instant now) {
    String[] words = new String(note.bytes(), US_ASCII).split(" ");
    return words[0].equals(day(now).toString()) ? Integer.parseInt(words[1]) : 0;
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
