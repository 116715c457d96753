package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.Store;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one door into calendars, task lists and journals. Each deed is one commit, or, with its
 * {@link Step}, a part of the caller's.
 */
public final class Calendars {
  /** How often a change is thought out anew if somebody was faster. */
  private static final int ATTEMPTS = 5;

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Store store;
  private final Blobs blobs;
  private final CalendarRules rules;
  private final Tokens tokens;
  private final Clock clock;
  private final Vetting vetting;
  private final Shelf shelf;
  private final @Nullable Scheduling scheduling;

  /** Calendars of people who do not meet: nobody is told of anything. */
  public Calendars(Store store, Blobs blobs, CalendarRules rules, Tokens tokens, Clock clock) {
    this(new Rooms(store, blobs, tokens, clock), rules, null);
  }

  /** Where things lie. */
  private record Rooms(Store store, Blobs blobs, Tokens tokens, Clock clock) {}

  private Calendars(Rooms rooms, CalendarRules rules, @Nullable Scheduling scheduling) {
    this.store = rooms.store();
    this.blobs = rooms.blobs();
    this.rules = rules;
    this.tokens = rooms.tokens();
    this.clock = rooms.clock();
    this.vetting = new Vetting(rules);
    this.shelf = new Shelf(rules);
    this.scheduling = scheduling;
  }

  /** The same, where those a change concerns are told of it. */
  public Calendars telling(Scheduling newScheduling) {
    return new Calendars(new Rooms(store, blobs, tokens, clock), rules, newScheduling);
  }

  public CalendarRules rules() {
    return rules;
  }

  /**
   * Reads the object of an item.
   *
   * @throws Refusal.NotFound if its bytes are not there
   */
  public static CalendarObject read(Blobs blobs, Item item) {
    try (InputStream in = blobs.open(item.bytes())) {
      return CalendarObject.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads and judges an object that nobody stores yet.
   *
   * @throws Refusal.TooLarge beyond the limit
   * @throws Refusal.Malformed with a {@code Clause}
   */
  public CalendarObject validate(byte[] bytes) {
    return vetting.read(bytes);
  }

  /**
   * Stores an object under a name; durable when it returns.
   *
   * @throws Refusal.Conflict if something else is there than was expected
   * @throws Refusal.Exists with the name of the other object of its UID // RFC 4791 s5.3.2.1
   * @throws Refusal.Malformed with a {@code Clause}
   * @throws Refusal.TooLarge beyond the limit
   */
  public Stored put(Reader who, Put put) {
    return commit(who, () -> prepare(who, put));
  }

  /** Moves an object, in one account or to another that the reader may write to. */
  public Stored move(Reader who, ItemId id, Expected expected, Place to) {
    return commit(who, prepareMove(who, id, expected, to));
  }

  /** Copies an object in the same way. */
  public Stored copy(Reader who, ItemId id, Expected expected, Place to) {
    refuseReadOnly(who, to.where());
    return commit(
        who,
        Step.of(
            Set.copyOf(List.of(id.account(), to.where().account())),
            draft -> {
              Item item = Shelf.present(draft, id, expected);
              Item added = shelf.copy(draft, item, named(to));
              return new Stored(added, true, true);
            }));
  }

  /**
   * Removes an object.
   *
   * @return its tombstone
   */
  public Item delete(Reader who, ItemId id, Expected expected) {
    return commit(who, () -> prepareDelete(who, id, expected)).item();
  }

  /** What stores an object, as {@link #put} does, for a commit of the caller's own. */
  public Step prepare(Reader who, Put put) {
    return prepare(who, put, Manner.TELLING);
  }

  /** What stores an object, and whether those it concerns are told. */
  public Step prepare(Reader who, Put put, Manner manner) {
    return prepare(who, put, new Word(manner, null));
  }

  /**
   * What those a change concerns are told.
   *
   * @param answer what an attendee expressly answers; null if he only changed his copy
   */
  record Word(Manner manner, @Nullable Answer answer) {}

  Step prepare(Reader who, Put put, Word word) {
    Place place = put.place();
    AccountId owner = place.where().account();
    refuseReadOnly(who, place.where());
    CalendarObject object = vetting.read(put.bytes());
    Item seen = place.name() == null ? null : present(place.where(), place.name());
    Scheduling.Plan plan = plan(new Scheduling.Matter(owner, seen, object, object.uid()), word);
    CalendarObject stored = plan.stored() == null ? object : plan.stored();
    boolean asWritten = stored.equals(object);
    ContentRef content = blobs.put(asWritten ? put.bytes() : stored.bytes());
    Shelf.Written written = Shelf.Written.of(content, stored, tag(stored, content));
    String name = place.name() == null ? fresh() : place.name();
    return new Planned(
        owner,
        scheduling,
        plan,
        draft -> {
          refuseIfOvertaken(draft, place, seen, plan);
          Item item = shelf.lay(draft, place, name, written, clock.instant());
          boolean created = item.stamps().created().equals(item.stamps().content());
          return new Stored(item, created, asWritten);
        });
  }

  /** What moves an object, for a commit of the caller's own. */
  public Step prepareMove(Reader who, ItemId id, Expected expected, Place to) {
    refuseUnreached(who, id);
    refuseReadOnly(who, to.where());
    return Step.of(
        Set.copyOf(List.of(id.account(), to.where().account())),
        draft -> {
          Item item = Shelf.present(draft, id, expected);
          return new Stored(shelf.move(draft, item, to), true, true);
        });
  }

  /** What removes an object, for a commit of the caller's own. */
  public Step prepareDelete(Reader who, ItemId id, Expected expected) {
    return prepareDelete(who, id, expected, Manner.TELLING);
  }

  /** What removes an object, and whether those it concerns are told. */
  public Step prepareDelete(Reader who, ItemId id, Expected expected, Manner manner) {
    refuseUnreached(who, id);
    Item seen = scheduling == null ? null : seen(who, id);
    Scheduling.Plan plan =
        seen == null
            ? Scheduling.Plan.of(null)
            : plan(
                new Scheduling.Matter(id.account(), seen, null, String.valueOf(seen.key())),
                new Word(manner, null));
    return new Planned(
        id.account(),
        scheduling,
        plan,
        draft -> {
          Item item = Shelf.present(draft, id, expected);
          refuseIfOvertaken(item, seen, plan);
          return Step.gone(draft.remove(id));
        });
  }

  private Scheduling.Plan plan(Scheduling.Matter matter, Word word) {
    boolean silent =
        scheduling == null
            || word.manner() == Manner.SILENT
            || word.manner() == Manner.UNANSWERED && !scheduling.isOrganisers(matter);
    return silent || scheduling == null
        ? Scheduling.Plan.of(matter.after())
        : scheduling.plan(matter, word.answer());
  }

  private @Nullable Item present(CollectionId where, String name) {
    return scheduling == null ? null : scheduling.diary().named(where, name).orElse(null);
  }

  /**
   * What guests are told when a whole calendar goes: each meeting of its owner's that is not over
   * is called off, and each invitation that was not declined is. RFC 6638 s3.2
   *
   * @throws Refusal.Forbidden if so many meetings lie in it that one commit cannot tell of all
   */
  public Farewell prepareFarewell(Reader who, Collection calendar) {
    refuseReadOnly(who, calendar.id());
    return scheduling == null ? Farewell.silent(calendar) : Farewell.of(scheduling, calendar);
  }

  /** What is told to others was thought out for what lay there then. */
  private static void refuseIfOvertaken(
      Draft draft, Place place, @Nullable Item seen, Scheduling.Plan plan) {
    String name = place.name();
    refuseIfOvertaken(
        name == null ? null : draft.named(place.where(), name).orElse(null), seen, plan);
  }

  private static void refuseIfOvertaken(
      @Nullable Item now, @Nullable Item seen, Scheduling.Plan plan) {
    boolean same = now == null ? seen == null : seen != null && now.bytes().equals(seen.bytes());
    if (!same && !(plan.entries().isEmpty() && plan.mails().isEmpty())) {
      throw new Refusal.Busy("the calendar object was changed meanwhile", MOMENT);
    }
  }

  /** Thinks it out anew if somebody was faster, until it fits or the expectation does not. */
  private Stored commit(Reader who, Supplier<Step> ready) {
    for (int attempt = 1; ; attempt++) {
      try {
        return commit(who, ready.get());
      } catch (Refusal.Busy e) {
        if (attempt == ATTEMPTS || e.retryAfter().compareTo(MOMENT) > 0) {
          throw e;
        }
      }
    }
  }

  /** Does what was made ready, in a commit of its own; durable when it returns. */
  public Stored commit(Reader who, Step step) {
    boolean house = step.tells() && step.accounts().size() > 1;
    Reader writer = house ? Reader.house() : who;
    Stored stored = store.commit(writer, step.accounts(), step::run);
    step.after();
    return stored;
  }

  private Place named(Place place) {
    return place.name() == null ? new Place(place.where(), fresh(), place.expected()) : place;
  }

  private String fresh() {
    return tokens.next() + ".ics";
  }

  /** A meeting's state is named by the bytes it was last given by somebody. // RFC 6638 s3.2.10 */
  static String tag(CalendarObject object, ContentRef content) {
    boolean meeting =
        object.subjects().stream().anyMatch(b -> b.has("ORGANIZER") && b.has("ATTENDEE"));
    return meeting ? content.digest().substring(0, 32) : "";
  }

  private Item seen(Reader who, ItemId id) {
    Item item =
        Optional.ofNullable(scheduling)
            .flatMap(one -> one.diary().item(id))
            .filter(found -> found.collection().isReadableBy(who))
            .orElseThrow(() -> new Refusal.NotFound(id.toString()));
    refuseReadOnly(who, item.collection());
    return item;
  }

  /** What exists is nobody's business who cannot see it. // SH01 */
  private static void refuseReadOnly(Reader who, CollectionId where) {
    if (!where.isReadableBy(who)) {
      throw new Refusal.NotFound(where.toString());
    }
    if (!where.isWritableBy(who)) {
      throw new Refusal.Forbidden(where + " is for reading only");
    }
  }

  private static void refuseUnreached(Reader who, ItemId id) {
    if (!who.reaches(id.account())) {
      throw new Refusal.NotFound(id.toString());
    }
  }
}
