package com.mailfence.eas.command;

import com.mailfence.core.change.Page;
import com.mailfence.core.change.Round;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.eas.command.Shelves.Place;
import com.mailfence.eas.cursor.DeviceCursor;
import com.mailfence.eas.cursor.DeviceCursors;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.CollectionRequest;
import com.mailfence.eas.wire.Documents;
import com.mailfence.eas.wire.EstimateCodec;
import com.mailfence.eas.wire.EstimateCodec.Answer;
import com.mailfence.eas.wire.EstimateCodec.Wish;
import com.mailfence.eas.wire.ServerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what is new in collections, without telling it. [MS-ASCMD] section 2.2.1.9 */
final class GetItemEstimate implements Command {
  private final Rooms rooms;
  private final Shelves shelves;
  private final DeviceCursors cursors;

  GetItemEstimate(Rooms rooms) {
    this.rooms = rooms;
    this.shelves = new Shelves(rooms);
    this.cursors = new DeviceCursors(rooms.notes(), rooms.clock());
  }

  @Override
  public Reply run(Call call) {
    Element document = call.needDocument();
    if (EstimateCodec.mixesClasses(document)) {
      return Reply.of(Documents.answer(Verb.GET_ITEM_ESTIMATE, EstimateCodec.INVALID_KEY));
    }
    List<Wish> wishes = EstimateCodec.read(document);
    if (wishes.stream().anyMatch(wish -> hasNoSuchWindow(call, wish))) {
      // [MS-ASCMD] R3005 to R3007
      return Statuses.reply(Statuses.SERVER_ERROR, Verb.GET_ITEM_ESTIMATE, call.version());
    }
    if (wishes.stream().anyMatch(wish -> hasNoConversations(call, wish))) {
      // [MS-ASCMD] R2100
      return Statuses.reply(Statuses.INVALID_XML, Verb.GET_ITEM_ESTIMATE, call.version());
    }
    List<Answer> answers = new ArrayList<>();
    for (Wish wish : wishes) {
      Attempt<Answer> attempt = Attempt.of(() -> answer(call, wish));
      answers.add(
          attempt instanceof Attempt.Done<Answer> done
              ? done.value()
              : new Answer(wish.id(), status(attempt)));
    }
    boolean withClass = !call.version().atLeast(Version.V14_0);
    return Reply.of(EstimateCodec.write(answers, withClass));
  }

  private static int status(Attempt<Answer> attempt) {
    return attempt instanceof Attempt.No<Answer> no
        ? Statuses.of(no.refusal(), Verb.GET_ITEM_ESTIMATE)
        : EstimateCodec.INVALID_COLLECTION;
  }

  private Answer answer(Call call, Wish wish) {
    Optional<Place> place = place(call, wish);
    if (place.isEmpty() || wish.recipients()) {
      return new Answer(wish.id(), EstimateCodec.INVALID_COLLECTION); // [MS-ASCMD] R3269
    }
    CollectionId id = place.get().folder().id();
    String type = place.get().shelf().type();
    Optional<DeviceCursor> state = cursors.read(call.device(), id).map(DeviceCursors.Kept::state);
    boolean primed = state.isPresent() && !wish.key().equals(CollectionRequest.FIRST_KEY);
    if (!primed) {
      return new Answer(wish.id(), EstimateCodec.NOT_PRIMED); // [MS-ASCMD] R4140
    }
    Optional<DeviceCursor> opened = state.flatMap(known -> known.at(wish.key()));
    if (opened.isEmpty()) {
      return Quirks.ESTIMATE_KNOWS_EVERY_KEY.isOf(call)
          ? new Answer(wish.id(), EstimateCodec.SUCCESS, 1, type)
          : new Answer(wish.id(), EstimateCodec.INVALID_KEY); // [MS-ASCMD] R4142
    }
    int count = count(call, place.get(), opened.get(), wish);
    return new Answer(wish.id(), EstimateCodec.SUCCESS, count, type);
  }

  private Optional<Place> place(Call call, Wish wish) {
    return ServerId.collection(call.account().id(), wish.id())
        .flatMap(id -> shelves.place(call, id));
  }

  private boolean hasNoSuchWindow(Call call, Wish wish) {
    return place(call, wish).filter(place -> !place.shelf().hasWindow(wish.filter())).isPresent();
  }

  private boolean hasNoConversations(Call call, Wish wish) {
    return wish.conversations()
        && place(call, wish).filter(place -> !place.shelf().converses()).isPresent();
  }

  /** Up to the widest window. [MS-ASCMD] R3543 */
  private int count(Call call, Place place, DeviceCursor state, Wish wish) {
    Instant since = place.shelf().since(wish.filter(), rooms.clock().instant());
    Page<Item> page =
        new Round<>(
                rooms.changes().items(call.who(), place.folder().id()), place.shelf().timesMove())
            .next(state.base().cursor(), since, CollectionRequest.WIDEST);
    return page.changes().size();
  }
}
