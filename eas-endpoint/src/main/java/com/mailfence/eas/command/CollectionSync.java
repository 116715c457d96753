package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.command.Shelves.Place;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.cursor.DeviceCursors.Kept;
import com.mailfence.eas.cursor.Generation;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.CollectionRequest;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.SyncAnswer;
import com.mailfence.eas.wire.SyncStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One collection's turn in a Sync. What the device did is done in one commit, and with it what is
 * remembered of the device; then it is told what is new, and that is remembered before it is told.
 */
final class CollectionSync {
  private final Rooms rooms;
  private final DeviceCursors cursors;
  private final Shelves shelves;
  private final Batches batches;

  CollectionSync(Rooms rooms) {
    this.rooms = rooms;
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
    this.shelves = new Shelves(rooms);
    this.batches = new Batches(rooms);
  }

  /**
   * @throws Refusal if the collection cannot be served
   */
  Outcome run(Call call, Asked asked, Allowance allowance) {
    Optional<CollectionId> id = ServerId.collection(call.account().id(), asked.id());
    if (id.isEmpty()) {
      return gone(call, asked);
    }
    return asked.key().equals(CollectionRequest.FIRST_KEY)
        ? begin(call, id.get(), asked)
        : cursors.settle(() -> open(call, asked, allowance, id.get(), this::serve));
  }

  /**
   * How far the device need not be told, as nothing was added; empty if it must be told, of an
   * addition or of a fault. [MS-ASCMD] R5596, R5598
   */
  Optional<Seq> silentUpTo(Call call, Asked asked) {
    CollectionId id = ServerId.collection(call.account().id(), asked.id()).orElseThrow();
    Allowance all = Allowance.of(asked.window());
    Attempt<Outcome> attempt =
        Attempt.of(() -> open(call, asked, all, id, turn -> quietly(id, batches.silentUpTo(turn))));
    return attempt instanceof Attempt.Done<Outcome> done
            && done.value() instanceof Outcome.Quiet quiet
        ? Optional.of(quiet.known())
        : Optional.empty();
  }

  private static Outcome quietly(CollectionId id, @Nullable Seq silent) {
    return silent == null ? new Outcome.LeftOut() : new Outcome.Quiet(id, silent);
  }

  /** What is done in a turn. */
  @FunctionalInterface
  private interface Work {
    Outcome on(Turn turn);
  }

  private Outcome begin(Call call, CollectionId id, Asked asked) {
    Optional<Place> place = shelves.place(call, id);
    if (place.isEmpty()) {
      return gone(call, asked);
    }
    Shelf shelf = place.get().shelf();
    Options options = asked.options() == null ? Options.NONE : asked.options();
    OptionalInt misfit = misfit(call, shelf, asked, options);
    if (misfit.isPresent()) {
      return refused(asked, shelf, misfit.getAsInt());
    }
    DeviceCursor state = cursors.begin(call.device(), id, options, asked.supported());
    return Outcome.Told.of(
        new SyncAnswer(
                asked.id(), state.firstKey(), SyncStatus.SUCCESS, false, List.of(), List.of())
            .of(shelf.type()));
  }

  private Outcome open(Call call, Asked asked, Allowance allowance, CollectionId id, Work work) {
    Optional<Kept> kept = cursors.read(call.device(), id);
    Optional<DeviceCursor> opened = kept.flatMap(found -> found.state().at(asked.key()));
    Optional<Place> place = shelves.place(call, id);
    if (place.isEmpty()) {
      return gone(call, asked);
    }
    Shelf shelf = place.get().shelf();
    if (opened.isEmpty()) {
      SyncAnswer anew = SyncAnswer.refused(asked.id(), SyncStatus.INVALID_KEY); // SYNC-028
      return Outcome.Told.of(anew.of(shelf.type()));
    }
    DeviceCursor state =
        asked.options() == null ? opened.get() : opened.get().with(asked.options());
    OptionalInt misfit = misfit(call, shelf, asked, state.options());
    if (misfit.isPresent()) {
      return refused(asked, shelf, misfit.getAsInt());
    }
    Instant since = shelf.since(state.options().filter(), rooms.clock().instant());
    return work.on(new Turn(call, asked, allowance, place.get(), kept.get(), state, since));
  }

  private Outcome serve(Turn turn) {
    boolean works =
        turn.asked().commands().stream()
            .anyMatch(command -> !(command instanceof ClientCommand.Fetch));
    return works ? work(turn) : pull(turn);
  }

  /** A turn in which the device did something: it always gets a key. */
  private Outcome work(Turn turn) {
    var prepared = new Prepared(turn.shelf().prepare(turn));
    Done done =
        rooms
            .store()
            .commit(
                prepared.writer(turn.call()),
                prepared.accounts(turn.call().account().id()),
                draft -> done(draft, turn, prepared));
    prepared.after();
    Batch batch = pulls(turn) ? batches.next(turn, done.cursor) : Batch.nothing(done.cursor, false);
    List<Element> responses = new ArrayList<>(done.responses);
    responses.addAll(batches.fetched(turn));
    DeviceCursor after =
        batch.isNews() ? done.remembered.answered(batch.next()) : done.kept.state();
    cursors.write(done.kept, after);
    // With nothing to tell the device holds what it held at the commit, which is as much.
    Generation answer =
        after.answer(batch.next()).or(() -> after.answer(done.cursor)).orElseThrow();
    return told(turn, after.key(answer), responses, batch);
  }

  /**
   * What the commit left.
   *
   * @param kept what is remembered now, with an answer in it that holds {@code cursor}
   * @param remembered the same before that answer
   * @param cursor what the device holds before it is told anything
   */
  private record Done(Kept kept, DeviceCursor remembered, Cursor cursor, List<Element> responses) {}

  private Done done(Draft draft, Turn turn, Prepared prepared) {
    prepared.refuseIfOvertaken(draft);
    CollectionId id = turn.collection();
    Seq before = tip(draft, id);
    var commands = new DeviceCommands(turn, new Lay(draft, id, rooms.clock().instant()), prepared);
    OwnWork own = commands.run();
    DeviceCursor remembered = own.remembered();
    Cursor held = turn.state().base().cursor();
    boolean nothingElse =
        !held.inRound()
            && held.echoes().isEmpty()
            && !before.isAfter(held.settled())
            && held.heldSince().equals(turn.since())
            && held.held() == null
            && own.isUndisturbed();
    Cursor cursor = nothingElse ? settled(tip(draft, id), turn) : own.cursor();
    Kept kept = cursors.write(draft, turn.kept(), remembered.answered(cursor));
    return new Done(kept, remembered, cursor, commands.responses());
  }

  /** The device was up to date before its own commands, and so it is after them. */
  private static Cursor settled(Seq tip, Turn turn) {
    return new Cursor(tip, Seq.NONE, Seq.NONE, turn.since(), turn.since(), List.of());
  }

  private static Seq tip(Draft draft, CollectionId id) {
    return draft
        .collection(id)
        .orElseThrow(() -> new Refusal.NotFound(id.toString()))
        .state()
        .tip();
  }

  /** A turn in which the device only wants to know what is new. */
  private Outcome pull(Turn turn) {
    Cursor held = turn.state().base().cursor();
    Batch batch = pulls(turn) ? batches.next(turn, held) : Batch.nothing(held, false);
    List<Element> responses = batches.fetched(turn);
    DeviceCursor after =
        batch.isNews() && !batch.next().equals(held)
            ? turn.state().answered(batch.next())
            : turn.state().quiet(batch.next());
    DeviceCursor found = turn.kept().state().at(turn.asked().key()).orElseThrow();
    if (!after.equals(found)) { // that the device confirmed an answer is no reason to write
      cursors.write(turn.kept(), after);
    }
    if (!batch.isNews() && responses.isEmpty()) {
      return new Outcome.Quiet(turn.collection(), batch.next().settled());
    }
    String key = after.answer(batch.next()).map(after::key).orElseGet(turn.asked()::key);
    return told(turn, key, responses, batch);
  }

  private Outcome told(Turn turn, String key, List<Element> responses, Batch batch) {
    if (!batch.commands().isEmpty()) {
      rooms
          .oversight()
          .loops()
          .told(
              turn.call().device(), turn.collection(), turn.asked().key(), rooms.clock().instant());
    }
    SyncAnswer answer = turn.answer(key, batch.more(), responses, batch.commands());
    return new Outcome.Told(answer, batch.changes(), batch.bytes());
  }

  private static boolean pulls(Turn turn) {
    Asked asked = turn.asked();
    return switch (asked.pull()) {
      case YES -> true;
      case NO -> false;
      case UNSAID -> !fetchesOnly(asked) || !Quirks.FETCH_BRINGS_NO_CHANGES.isOf(turn.call());
    };
  }

  private static boolean fetchesOnly(Asked asked) {
    return !asked.commands().isEmpty()
        && asked.commands().stream().allMatch(ClientCommand.Fetch.class::isInstance);
  }

  /** The status of what makes no sense for the kind, or what the version does not know. */
  private static OptionalInt misfit(Call call, Shelf shelf, Asked asked, Options options) {
    boolean unfit =
        !shelf.hasWindow(options.filter())
            || asked.conversations() && !shelf.converses() // [MS-ASCMD] R2117
            || asked.supported().said() && !shelf.hasGhosts(); // [MS-ASNOTE] R114
    if (unfit) {
      return OptionalInt.of(SyncStatus.PROTOCOL_ERROR);
    }
    boolean parts = call.version().atLeast(Version.V14_1) && options.wantsOtherParts();
    return parts
        ? OptionalInt.of(SyncStatus.PART_TYPE_NOT_SUPPORTED) // [MS-ASCMD] R5412
        : OptionalInt.empty();
  }

  private static Outcome refused(Asked asked, Shelf shelf, int status) {
    SyncAnswer answer = SyncAnswer.refused(asked.id(), asked.key(), status);
    return Outcome.Told.of(answer.of(shelf.type()));
  }

  /** Not there, not the account's, or of a kind we do not sync: all look the same. // EA03 */
  static Outcome gone(Call call, Asked asked) {
    return Quirks.LEAVE_OUT_GONE_FOLDERS.isOf(call)
        ? new Outcome.LeftOut()
        : Outcome.Told.of(SyncAnswer.refused(asked.id(), SyncStatus.HIERARCHY_CHANGED));
  }
}
