package com.mailfence.eas.command;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.hierarchy.FolderState;
import com.mailfence.eas.hierarchy.FolderState.Deed;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import com.mailfence.eas.hierarchy.FolderStates;
import com.mailfence.eas.hierarchy.FolderStates.Kept;
import com.mailfence.eas.hierarchy.Lists;
import com.mailfence.eas.wire.Documents;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.ServerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * What a device does to folders, in one commit with what is remembered of the device. A request
 * that is repeated since its answer was lost is answered as before and does nothing. // SYNC-030
 */
final class FolderDeeds {
  private final Rooms rooms;
  private final FolderStates states;

  FolderDeeds(Rooms rooms) {
    this.rooms = rooms;
    this.states = new FolderStates(rooms.notes(), rooms.clock());
  }

  /** What came of it. */
  sealed interface Outcome {
    /**
     * It was done.
     *
     * @param key the device goes on with
     * @param folder it was done to
     */
    record Done(String key, CollectionId folder) implements Outcome {}

    /** It was not, and nothing changed. */
    record Refused(int status) implements Outcome {}
  }

  /** The work itself. */
  @FunctionalInterface
  interface Work {
    /**
     * @param held what the device holds
     * @throws com.mailfence.core.Refusal to leave everything as it was
     */
    Effect on(Draft draft, Generation held);
  }

  /** What the work did. */
  sealed interface Effect {
    /**
     * @param cursor what the device holds now
     * @param dropped folders it deleted itself
     * @param folder it was done to
     */
    record Changed(Cursor cursor, Set<Long> dropped, CollectionId folder) implements Effect {}

    /** Nothing, for this reason. */
    record None(int status) implements Effect {}
  }

  /**
   * Does it.
   *
   * @param words of the request, by which its repetition is known
   */
  Outcome run(Call call, String key, String words, Work work) {
    String digest = digest(call.verb() + " " + words);
    return rooms
        .store()
        .commit(
            call.who(),
            call.account().id(),
            draft -> {
              Kept kept =
                  states.open(draft, call.device(), key, Shelves.lists(rooms, call.version()));
              Optional<Generation> before = kept.state().repeated(digest);
              if (before.isPresent()) {
                return done(call, kept.state(), before.get());
              }
              Effect effect = work.on(draft, kept.state().base());
              if (effect instanceof Effect.Changed changed) {
                FolderState after = after(kept.state(), changed, digest);
                states.write(draft, kept, after);
                return done(call, after, after.newest());
              }
              return new Outcome.Refused(((Effect.None) effect).status());
            });
  }

  /** The answer of a command, given the answer when it worked. */
  static Reply reply(Call call, Outcome outcome, BiFunction<String, String, Reply> worked) {
    if (outcome instanceof Outcome.Done done) {
      return worked.apply(done.key(), ServerId.of(done.folder()));
    }
    // Neither key nor id. [MS-ASCMD] R3904, R4570, R5785, R5786
    return Reply.of(Documents.answer(call.verb(), ((Outcome.Refused) outcome).status()));
  }

  /** The folder of that name; empty for a name that can be none of the account's. // EA03 */
  static Optional<CollectionId> folder(Call call, String id) {
    return ServerId.collection(call.account().id(), id);
  }

  /** The folder of that name, if devices are shown such; empty if there is none. // SYNC-005 */
  Optional<Collection> shown(Call call, Draft draft, String id) {
    Lists lists = Shelves.lists(rooms, call.version());
    return folder(call, id).flatMap(draft::collection).filter(row -> lists.shows(row.kind()));
  }

  static boolean isCache(String id) {
    return id.equals(HierarchyCodec.RECIPIENT_CACHE);
  }

  private static FolderState after(FolderState state, Effect.Changed changed, String digest) {
    var deed = new Deed(digest, changed.folder().number());
    return state.answered(changed.cursor(), changed.dropped(), deed);
  }

  private static Outcome done(Call call, FolderState state, Generation answer) {
    var folder = new CollectionId(call.account().id(), answer.deed().folder());
    return new Outcome.Done(state.key(answer), folder);
  }

  private static String digest(String words) {
    try {
      byte[] all =
          MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
