package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Store;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import com.mailfence.engine.resource.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;

/**
 * The one door into calendars, task lists and journals. Each deed is one commit, or, with its
 * {@link Step}, a part of the caller's.
 */
public final class Calendars {
  private final Store store;
  private final Blobs blobs;
  private final CalendarRules rules;
  private final Tokens tokens;
  private final Clock clock;
  private final Vetting vetting;
  private final Shelf shelf;

  public Calendars(Store store, Blobs blobs, CalendarRules rules, Tokens tokens, Clock clock) {
    this.store = store;
    this.blobs = blobs;
    this.rules = rules;
    this.tokens = tokens;
    this.clock = clock;
    this.vetting = new Vetting(rules);
    this.shelf = new Shelf(rules);
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
    return commit(who, prepare(who, put));
  }

  /** Moves an object, in one account or to another that the reader may write to. */
  public Stored move(Reader who, ItemId id, Expected expected, Place to) {
    return commit(who, prepareMove(who, id, expected, to));
  }

  /** Copies an object in the same way. */
  public Stored copy(Reader who, ItemId id, Expected expected, Place to) {
    refuseForeign(who, to.where().account());
    return commit(
        who,
        Step.of(
            to.where().account(),
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
    return commit(who, prepareDelete(who, id, expected)).item();
  }

  /** What stores an object, as {@link #put} does, for a commit of the caller's own. */
  public Step prepare(Reader who, Put put) {
    Place place = put.place();
    refuseForeign(who, place.where().account());
    CalendarObject object = vetting.read(put.bytes());
    ContentRef content = blobs.put(put.bytes());
    Shelf.Written written = Shelf.Written.of(content, object, tag(object, content));
    String name = place.name() == null ? fresh() : place.name();
    return Step.of(
        place.where().account(),
        draft -> {
          Item item = shelf.lay(draft, place, name, written, clock.instant());
          boolean created = item.stamps().created().equals(item.stamps().content());
          return new Stored(item, created, true);
        });
  }

  /** What moves an object, for a commit of the caller's own. */
  public Step prepareMove(Reader who, ItemId id, Expected expected, Place to) {
    refuseForeign(who, id.account());
    refuseForeign(who, to.where().account());
    return Step.of(
        id.account(),
        draft -> {
          Item item = Shelf.present(draft, id, expected);
          return new Stored(shelf.move(draft, item, to), true, true);
        });
  }

  /** What removes an object, for a commit of the caller's own. */
  public Step prepareDelete(Reader who, ItemId id, Expected expected) {
    refuseForeign(who, id.account());
    return Step.of(
        id.account(),
        draft -> {
          Shelf.present(draft, id, expected);
          return Step.gone(draft.remove(id));
        });
  }

  private Stored commit(Reader who, Step step) {
    Reader writer = step.accounts().size() == 1 ? who : Reader.house();
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
  private static String tag(CalendarObject object, ContentRef content) {
    boolean meeting =
        object.subjects().stream().anyMatch(b -> b.has("ORGANIZER") && b.has("ATTENDEE"));
    return meeting ? content.digest().substring(0, 32) : "";
  }

  private static void refuseForeign(Reader who, AccountId account) {
    if (!who.mayWrite(account)) {
      throw new Refusal.NotFound(account.toString());
    }
  }
}
