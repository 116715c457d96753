package com.mailfence.eas.command;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.cursor.LastMoves;
import com.mailfence.eas.wire.HierarchyCodec;
import com.mailfence.eas.wire.MoveCodec;
import com.mailfence.eas.wire.MoveCodec.Answer;
import com.mailfence.eas.wire.MoveCodec.Wish;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.ServerId.ItemName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves items to other folders, all of a request in one commit. An item gets a new name by it, and
 * the device hears of a removal here and an addition there. [MS-ASCMD] R289, R290
 */
final class MoveItems implements Command {
  private final Rooms rooms;
  private final Shelves shelves;
  private final DeviceCursors cursors;

  MoveItems(Rooms rooms) {
    this.rooms = rooms;
    this.shelves = new Shelves(rooms);
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
  }

  @Override
  public Reply run(Call call) {
    List<Wish> wishes = MoveCodec.read(call.needDocument());
    List<Answer> answers =
        cursors.settle(
            () ->
                rooms
                    .store()
                    .commit(call.who(), call.account().id(), draft -> move(call, draft, wishes)));
    return Reply.of(MoveCodec.write(answers));
  }

  private List<Answer> move(Call call, Draft draft, List<Wish> wishes) {
    var work = new Work(draft, LastMoves.of(draft, call.device()), new ArrayList<>());
    Set<String> seen = new HashSet<>();
    List<Answer> answers = new ArrayList<>();
    for (Wish wish : wishes) {
      boolean once = seen.add(wish.item()) && !wish.twice();
      answers.add(once ? move(call, work, wish) : Answer.of(wish, MoveCodec.MORE_THAN_ONE));
    }
    work.moves.keep(draft);
    if (Quirks.KEEP_MOVED_ITEMS.isOf(call)) {
      work.moved.stream()
          .collect(Collectors.groupingBy(Item::collection))
          .forEach((to, items) -> cursors.holds(draft, call.device(), to, items));
    }
    return answers;
  }

  /** A commit under way. */
  private record Work(Draft draft, LastMoves moves, List<Item> moved) {}

  private Answer move(Call call, Work work, Wish wish) {
    if (wish.to().equals(HierarchyCodec.RECIPIENT_CACHE)) {
      return Answer.of(wish, Statuses.INVALID_COMBINATION); // [MS-ASCMD] R756
    }
    Optional<Collection> from = folder(call, work.draft, wish.from());
    Optional<ItemName> name = ServerId.item(call.account().id(), wish.item());
    boolean there =
        from.isPresent() && name.filter(n -> n.collection().equals(from.get().id())).isPresent();
    if (!there) {
      return Answer.of(wish, MoveCodec.INVALID_SOURCE); // [MS-ASCMD] R4207
    }
    Optional<Collection> to =
        folder(call, work.draft, wish.to()).filter(found -> found.kind() == from.get().kind());
    if (to.isEmpty()) {
      return Answer.of(wish, MoveCodec.INVALID_DESTINATION); // [MS-ASCMD] R4212
    }
    if (to.get().id().equals(from.get().id())) {
      return Answer.of(wish, MoveCodec.SAME_FOLDER); // [MS-ASCMD] R4219
    }
    Optional<Shelf> shelf = shelves.of(call, to.get().kind());
    return shelf.isPresent()
        ? move(work, shelf.get(), name.get(), new Target(wish, to.get().id()))
        : Answer.of(wish, MoveCodec.INVALID_DESTINATION);
  }

  /** Where an item is to go. */
  private record Target(Wish wish, CollectionId to) {}

  private static Answer move(Work work, Shelf shelf, ItemName name, Target target) {
    Wish wish = target.wish();
    CollectionId to = target.to();
    Optional<Item> item = work.draft.item(name.item()).filter(name::means);
    if (item.isPresent()) {
      Attempt<Draft.Moved> attempt = Attempt.of(() -> shelf.move(work.draft, item.get(), to));
      if (!(attempt instanceof Attempt.Done<Draft.Moved> moved)) {
        return Answer.of(wish, MoveCodec.INVALID_DESTINATION); // it cannot lie there
      }
      Item added = moved.value().added();
      work.moved.add(added);
      work.moves.add(name.item().number(), new LastMoves.Move(to.number(), added.number()));
      return new Answer(wish.item(), MoveCodec.SUCCESS, ServerId.of(added));
    }
    // Moved already by a request whose answer was lost? // I3
    return work.moves
        .of(name.item().number(), to.number())
        .map(done -> new Answer(wish.item(), MoveCodec.SUCCESS, ServerId.of(to, done.item())))
        .orElseGet(() -> Answer.of(wish, MoveCodec.INVALID_SOURCE)); // [MS-ASCMD] R4208
  }

  private static Optional<Collection> folder(Call call, Draft draft, String id) {
    return ServerId.collection(call.account().id(), id).flatMap(draft::collection);
  }
}
