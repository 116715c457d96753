package com.mailfence.eas.command;

import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import com.mailfence.eas.cursor.LastRequests;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wire.CollectionRequest;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.CollectionRequest.Unread;
import com.mailfence.eas.wire.Documents;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.SyncAnswer;
import com.mailfence.eas.wire.SyncReading;
import com.mailfence.eas.wire.SyncRequest;
import com.mailfence.eas.wire.SyncRequest.Patience;
import com.mailfence.eas.wire.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Does what a device did to its collections and tells it what is new in them; waits for news if it
 * is asked to and there is none. [MS-ASCMD] section 2.2.1.21
 */
final class Sync implements Command {
  /** More collections in one request are refused. [MS-ASCMD] R4464 */
  private static final int MOST_COLLECTIONS = 300;

  /** A request without a body: as before. [MS-ASCMD] R673 */
  private static final SyncRequest AGAIN =
      new SyncRequest(true, null, SyncRequest.UNBOUNDED, List.of());

  private final Rooms rooms;
  private final LastRequests lastRequests;
  private final CollectionSync collectionSync;

  Sync(Rooms rooms) {
    this.rooms = rooms;
    this.lastRequests = new LastRequests(rooms.notes());
    this.collectionSync = new CollectionSync(rooms);
  }

  @Override
  public Reply run(Call call) {
    SyncRequest read = call.document().map(SyncReading::read).orElse(AGAIN);
    Optional<SyncRequest> request =
        read.partial() ? lastRequests.complete(call.device(), read) : Optional.of(read);
    return request
        .map(whole -> run(call, whole))
        .orElseGet(() -> status(SyncStatus.INCOMPLETE)); // [MS-ASCMD] R4456
  }

  private Reply run(Call call, SyncRequest request) {
    Patience patience = request.patience();
    OptionalInt limit = patience == null ? OptionalInt.empty() : limit(patience);
    if (limit.isPresent()) {
      return Reply.of(SyncAnswer.limit(SyncStatus.INVALID_WAIT, limit.getAsInt()));
    }
    if (request.collections().size() > MOST_COLLECTIONS) {
      return Reply.of(SyncAnswer.limit(SyncStatus.TOO_MANY_COLLECTIONS, MOST_COLLECTIONS));
    }
    Optional<Duration> pause = pause(call, request);
    if (pause.isPresent()) {
      return new Reply.Refused(503, pause.get()); // it goes round in circles
    }
    Served served = serve(call, request);
    SyncRequest idle = idle(request);
    boolean mayBeMeantAgain =
        served.answers.isEmpty() || request.partial() || request.collections().size() > 1;
    if (mayBeMeantAgain && !begins(request)) {
      lastRequests.keep(call.device(), idle); // [MS-ASCMD] R666, R3644
    }
    if (served.answers.isEmpty() && patience != null) {
      Instant until = rooms.clock().instant().plus(patience.duration());
      return new Wait(call, idle, until).from(served.known);
    }
    return reply(call, served);
  }

  /** How long a device has to wait that does not take what it is told. */
  private Optional<Duration> pause(Call call, SyncRequest request) {
    for (CollectionRequest one : request.collections()) {
      if (one instanceof Asked asked) {
        Optional<Duration> pause =
            rooms
                .oversight()
                .loops()
                .pause(
                    call.device(),
                    ServerId.collection(call.account().id(), asked.id()).orElse(null),
                    asked.key(),
                    rooms.clock().instant());
        if (pause.isPresent()) {
          return pause;
        }
      }
    }
    return Optional.empty();
  }

  private OptionalInt limit(Patience patience) {
    Terms terms = rooms.terms();
    return patience.limit(terms.shortestWait().toSeconds(), terms.longestWait().toSeconds());
  }

  /** What came of the collections: what there is to answer, and how far the rest is known. */
  private record Served(List<SyncAnswer> answers, Map<Topic, Seq> known) {}

  /** Serves the collections in their order. [MS-ASCMD] R4777 */
  private Served serve(Call call, SyncRequest request) {
    var served = new Served(new ArrayList<>(), new HashMap<>());
    Allowance allowance = Allowance.of(request.window());
    for (CollectionRequest one : request.collections()) {
      Outcome outcome = serve(call, one, allowance);
      if (outcome instanceof Outcome.Told told) {
        served.answers.add(told.answer());
        allowance = allowance.without(told.changes(), told.bytes());
      } else if (outcome instanceof Outcome.Quiet quiet) {
        served.known.put(new Topic.Items(quiet.collection()), quiet.known());
      }
    }
    return served;
  }

  /** One collection that cannot be served does not hurt the others. // SYNC-041, OUTL-004 */
  private Outcome serve(Call call, CollectionRequest one, Allowance allowance) {
    if (one instanceof Unread unread) {
      int status = Statuses.of(unread.fault(), Verb.SYNC);
      return Outcome.Told.of(SyncAnswer.refused(one.id(), one.key(), status));
    }
    Asked asked = (Asked) one;
    Attempt<Outcome> attempt = Attempt.of(() -> collectionSync.run(call, asked, allowance));
    if (attempt instanceof Attempt.Done<Outcome> done) {
      return done.value();
    }
    int status =
        attempt instanceof Attempt.No<Outcome> no
            ? Statuses.ofCollection(no.refusal())
            : SyncStatus.PROTOCOL_ERROR;
    return status == SyncStatus.HIERARCHY_CHANGED
        ? CollectionSync.gone(call, asked)
        : Outcome.Told.of(SyncAnswer.refused(one.id(), status));
  }

  /** No news are no body at all. [MS-ASCMD] R667 */
  private static Reply reply(Call call, Served served) {
    boolean withClass = !call.version().atLeast(Version.V14_0);
    return served.answers.isEmpty()
        ? Reply.nothing()
        : Reply.of(SyncAnswer.document(served.answers, withClass));
  }

  private static Reply status(int status) {
    return Reply.of(Documents.answer(Verb.SYNC, status));
  }

  /** A new beginning is never meant again by a request that says no more than "again". */
  private static boolean begins(SyncRequest request) {
    return request.collections().stream()
        .anyMatch(one -> one.key().equals(CollectionRequest.FIRST_KEY));
  }

  /** The request without what must not be done twice. */
  private static SyncRequest idle(SyncRequest request) {
    return request.only(
        request.collections().stream()
            .filter(Asked.class::isInstance)
            .<CollectionRequest>map(one -> ((Asked) one).idle())
            .toList());
  }

  /** A request that waits for news. [MS-ASCMD] section 3.1.5.4. */
  private final class Wait {
    private final Call call;
    private final SyncRequest request;
    private final Instant until;

    Wait(Call call, SyncRequest request, Instant until) {
      this.call = call;
      this.request = request;
      this.until = until;
    }

    Reply from(Map<Topic, Seq> known) {
      Duration left = Duration.between(rooms.clock().instant(), until);
      Duration patience = left.isNegative() ? Duration.ZERO : left;
      return new Reply.Later(known, patience, moved -> then(known, moved));
    }

    private Reply then(Map<Topic, Seq> known, Set<Topic> moved) {
      if (moved.isEmpty()) {
        return reply(call, serve(call, request));
      }
      Map<Topic, Seq> now = new HashMap<>(known);
      List<CollectionRequest> woken = new ArrayList<>();
      for (CollectionRequest one : request.collections()) {
        topic(one).filter(moved::contains).ifPresent(topic -> woken(one, topic, now, woken));
      }
      Served served = serve(call, request.only(woken));
      now.putAll(served.known);
      return served.answers.isEmpty() ? from(now) : reply(call, served);
    }

    /** A device may wait on while nothing was added. [MS-ASCMD] R5598 */
    private void woken(
        CollectionRequest one, Topic topic, Map<Topic, Seq> now, List<CollectionRequest> woken) {
      Optional<Seq> silent =
          rooms.terms().wakeForAdditionsOnly()
              ? collectionSync.silentUpTo(call, (Asked) one)
              : Optional.empty();
      silent.ifPresentOrElse(seq -> now.put(topic, seq), () -> woken.add(one));
    }

    private Optional<Topic> topic(CollectionRequest one) {
      return ServerId.collection(call.account().id(), one.id()).map(Topic.Items::new);
    }
  }
}
