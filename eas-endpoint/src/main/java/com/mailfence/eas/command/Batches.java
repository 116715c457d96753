package com.mailfence.eas.command;

import com.mailfence.core.change.Change;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.ItemNews.Told;
import com.mailfence.eas.data.View;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.ServerId.ItemName;
import com.mailfence.eas.wire.SyncAnswer;
import com.mailfence.eas.wire.SyncStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts what is new in a collection to what may go into an answer. */
final class Batches {
  private final Rooms rooms;

  Batches(Rooms rooms) {
    this.rooms = rooms;
  }

  /** The next batch for a device that holds {@code cursor}. */
  Batch next(Turn turn, Cursor cursor) {
    Round<Item> round = round(turn);
    int room = turn.allowance().room(turn.asked().window());
    if (room == 0) {
      return more(turn, round, cursor);
    }
    Page<Item> page = round.next(cursor, turn.since(), room);
    if (page.changes().isEmpty()) {
      return Batch.nothing(page.next(), page.more());
    }
    View view = view(turn, turn.state().options());
    List<Optional<Told>> told = new ArrayList<>();
    long bytes = 0;
    for (Change<Item> change : page.changes()) {
      Optional<Told> one = news(turn).of(change, view);
      long size = bytes + one.map(Told::bytes).orElse(0L);
      if (!turn.allowance().fits(size, told.isEmpty())) {
        break;
      }
      told.add(one);
      bytes = size;
    }
    return told.size() == page.changes().size()
        ? batch(told, page)
        : shortened(turn, round, cursor, told.size());
  }

  /** A page that would be too large is read anew, so that its cursor ends where it ends. */
  private Batch shortened(Turn turn, Round<Item> round, Cursor cursor, int fitting) {
    if (fitting == 0) {
      return more(turn, round, cursor);
    }
    Page<Item> page = round.next(cursor, turn.since(), fitting);
    View view = view(turn, turn.state().options());
    return batch(page.changes().stream().map(change -> news(turn).of(change, view)).toList(), page);
  }

  private static Batch batch(List<Optional<Told>> told, Page<Item> page) {
    List<Element> commands = told.stream().flatMap(Optional::stream).map(Told::element).toList();
    long bytes = told.stream().flatMap(Optional::stream).mapToLong(Told::bytes).sum();
    return new Batch(commands, page.next(), page.more(), page.changes().size(), bytes);
  }

  /** The answer is full: only whether there is anything is told. [MS-ASCMD] R4779 */
  private static Batch more(Turn turn, Round<Item> round, Cursor cursor) {
    return Batch.nothing(cursor, !round.next(cursor, turn.since(), 1).changes().isEmpty());
  }

  /** Where the collection stands if nothing was added that the device does not know, else null. */
  @Nullable Seq silentUpTo(Turn turn) {
    Cursor held = turn.state().base().cursor();
    Page<Item> page = round(turn).next(held, turn.since(), turn.asked().window());
    boolean added = page.changes().stream().anyMatch(Change.Added.class::isInstance);
    return added || page.more() ? null : page.next().settled();
  }

  /** The responses to what the device wants to have in full. [MS-ASCMD] R2956 */
  List<Element> fetched(Turn turn) {
    List<Element> responses = new ArrayList<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof ClientCommand.Fetch fetch) {
        responses.add(fetched(turn, fetch.serverId()));
      }
    }
    return responses;
  }

  private Element fetched(Turn turn, String serverId) {
    Optional<ItemName> name =
        ServerId.item(turn.call().account().id(), serverId)
            .filter(named -> named.collection().equals(turn.collection()));
    Optional<Item> item =
        name.flatMap(named -> rooms.catalog().item(turn.call().who(), named.item()))
            .filter(found -> name.get().means(found));
    if (item.isEmpty()) {
      return SyncAnswer.failed("Fetch", serverId, SyncStatus.NOT_FOUND); // [MS-ASCMD] R4447
    }
    return news(turn)
        .all(item.get(), view(turn, turn.state().options().uncut()))
        .map(all -> SyncAnswer.fetched(serverId, all.element()))
        .orElseGet(() -> SyncAnswer.failed("Fetch", serverId, SyncStatus.INVALID_ITEM));
  }

  private Round<Item> round(Turn turn) {
    return new Round<>(
        rooms.changes().items(turn.call().who(), turn.collection()), turn.shelf().timesMove());
  }

  private static ItemNews news(Turn turn) {
    return turn.shelf().news();
  }

  /** Only from 16.0 on it matters to a device which folder it looks at. */
  private static View view(Turn turn, Options options) {
    Version version = turn.call().version();
    boolean drafts = version.atLeast(Version.V16_0) && turn.place().folder().role() == Role.DRAFTS;
    return turn.shelf().view(turn.call(), options, drafts);
  }
}
