package com.mailfence.testbed.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.client.Note;
import com.mailfence.core.client.NoteKey;
import org.junit.jupiter.api.Test;

/** Clients' notes, on every store. */
public interface NotesContract {
  Ports ports();

  @Test
  default void noteIsWrittenByComparingItsVersion() {
    Tenant t = ports().tenant();
    ClientNotes notes = ports().notes();
    assertThat(notes.read(t.note("a"))).isEmpty();

    notes.write(t.note("a"), 0, new byte[] {1});
    notes.write(t.note("a"), 1, new byte[] {2, 3});

    Note note = notes.read(t.note("a")).orElseThrow();
    assertThat(note.version()).isEqualTo(2);
    assertThat(note.bytes()).containsExactly(2, 3);
  }

  @Test
  default void writerOfAnOldVersionLoses() {
    Tenant t = ports().tenant();
    ClientNotes notes = ports().notes();
    notes.write(t.note("a"), 0, new byte[] {1});
    notes.write(t.note("a"), 1, new byte[] {2});

    for (long expected : new long[] {0, 1, 3}) {
      assertThatThrownBy(() -> notes.write(t.note("a"), expected, new byte[] {9}))
          .isInstanceOf(Refusal.Conflict.class);
    }
    assertThatThrownBy(() -> notes.write(t.note("b"), 1, new byte[] {9}))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(notes.read(t.note("a")).orElseThrow().bytes()).containsExactly(2);
  }

  @Test
  default void noteOfNoAccountIsNotFound() {
    NoteKey orphan = new NoteKey(new AccountId(Long.MAX_VALUE), "test/phone", "a");

    assertThatThrownBy(() -> ports().notes().write(orphan, 0, new byte[0]))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  default void noteHoldsAMebibyte() {
    Tenant t = ports().tenant();
    byte[] large = new byte[1 << 20];
    large[9] = 9;

    ports().notes().write(t.note("a"), 0, large);

    assertThat(ports().notes().read(t.note("a")).orElseThrow().bytes()).isEqualTo(large);
    assertThatThrownBy(() -> ports().notes().write(t.note("a"), 1, new byte[(1 << 20) + 1]))
        .isInstanceOf(Refusal.TooLarge.class);
  }

  @Test
  default void clientsAreListedByPrefix() {
    Tenant t = ports().tenant();
    for (String client : new String[] {"x/b", "x/a", "x", "y/a", "x/%", "x/é"}) {
      ports().notes().write(new NoteKey(t.account, client, "t"), 0, new byte[0]);
      ports().notes().write(new NoteKey(t.account, client, "u"), 0, new byte[0]);
    }

    assertThat(ports().notes().clients(t.account, "x/"))
        .containsExactly("x/%", "x/a", "x/b", "x/é");
    assertThat(ports().notes().clients(t.account, ""))
        .containsExactly("x", "x/%", "x/a", "x/b", "x/é", "y/a");
    assertThat(ports().notes().clients(ports().tenant().account, "")).isEmpty();
  }

  @Test
  default void notesOfAClientAreForgottenTogether() {
    Tenant t = ports().tenant();
    ClientNotes notes = ports().notes();
    NoteKey other = new NoteKey(t.account, "test/phone2", "a");
    notes.write(t.note("a"), 0, new byte[] {1});
    notes.write(t.note("b"), 0, new byte[] {2});
    notes.write(other, 0, new byte[] {3});
    assertThat(notes.all(t.account, "test/phone")).containsOnlyKeys("a", "b");

    notes.remove(t.note("b"));
    notes.remove(t.note("b"));
    assertThat(notes.all(t.account, "test/phone")).containsOnlyKeys("a");
    notes.forget(t.account, "test/phone");

    assertThat(notes.all(t.account, "test/phone")).isEmpty();
    assertThat(notes.read(other)).isPresent();
    notes.write(t.note("a"), 0, new byte[] {4});
    assertThat(notes.read(t.note("a")).orElseThrow().version()).isEqualTo(1);
  }
}
