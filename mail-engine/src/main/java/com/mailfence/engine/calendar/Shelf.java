package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Marks;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import com.mailfence.engine.resource.Clause;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lays calendar objects into collections, inside a commit, by the rules of one collection. */
final class Shelf {
  private final CalendarRules rules;

  Shelf(CalendarRules rules) {
    this.rules = rules;
  }

  /**
   * An object that is stored and read.
   *
   * @param content its bytes, durable
   * @param facets derived from them
   * @param uid what names it everywhere
   */
  record Written(ContentRef content, EventFacets facets, String uid) {
    static Written of(ContentRef content, CalendarObject object, String tag) {
      return new Written(content, Facts.of(object, tag), object.uid());
    }
  }

  /** What is there under the name, as the client expects it. */
  static @Nullable Item present(Draft draft, Place place) {
    Item there =
        place.name() == null ? null : draft.named(place.where(), place.name()).orElse(null);
    place.expected().check(there);
    return there;
  }

  /** The item, as the client expects it. */
  static Item present(Draft draft, ItemId id, Expected expected) {
    Item item =
        draft
            .item(id)
            .filter(one -> one.facets() instanceof EventFacets)
            .orElseThrow(() -> new Refusal.NotFound(id.toString()));
    expected.check(item);
    return item;
  }

  /** Adds the object, or gives it to what is there under the name. */
  Item lay(Draft draft, Place place, String name, Written written, Instant now) {
    Item there = present(draft, place);
    refuseUnfit(draft, place.where(), written.facets());
    refuseTakenUid(draft, place.where(), written.uid(), there);
    if (there == null) {
      return draft.add(
          new NewItem(
              place.where(),
              written.content(),
              now,
              Marks.NONE,
              written.facets(),
              name,
              written.uid(),
              0));
    }
    if (!written.uid().equals(there.key())) {
      throw new Refusal.Exists("calendar object of another UID", String.valueOf(there.name()));
    }
    return draft.rewrite(there.id(), written.content(), written.facets());
  }

  /** Moves the item; what is there under the name goes. */
  Item move(Draft draft, Item item, Place place) {
    clear(draft, item, place, item);
    return draft.move(item.id(), place.where(), nameFor(item, place)).added();
  }

  /** Copies the item; what is there under the name goes. */
  Item copy(Draft draft, Item item, Place place) {
    clear(draft, item, place, null);
    return draft.copy(item.id(), place.where(), nameFor(item, place));
  }

  private void clear(Draft draft, Item item, Place place, @Nullable Item leaving) {
    Item there = present(draft, place);
    refuseUnfit(draft, place.where(), (EventFacets) item.facets());
    if (there != null && there.id().equals(item.id())) {
      throw new Refusal.Forbidden("an object cannot be put in its own place");
    }
    if (there != null) {
      draft.remove(there.id());
    }
    refuseTakenUid(draft, place.where(), String.valueOf(item.key()), leaving);
  }

  private static String nameFor(Item item, Place place) {
    return place.name() == null ? String.valueOf(item.name()) : place.name();
  }

  private void refuseUnfit(Draft draft, CollectionId where, EventFacets facets) {
    Collection collection =
        draft.collection(where).orElseThrow(() -> new Refusal.NotFound(where.toString()));
    boolean fits = facets.component().home() == collection.kind();
    if (!fits || !rules.keeps(collection.kind())) {
      throw Clause.COMPONENT.refusal("no " + facets.component() + " in " + where); // CAL-006
    }
  }

  /** A UID names one object in a collection. // RFC 4791 s4.1, DV06 */
  private static void refuseTakenUid(
      Draft draft, CollectionId where, String uid, @Nullable Item except) {
    draft.keyed(where.account(), uid).stream()
        .filter(one -> one.collection().equals(where))
        .filter(one -> except == null || !one.id().equals(except.id()))
        .findFirst()
        .ifPresent(
            one -> {
              throw new Refusal.Exists("calendar object of that UID", String.valueOf(one.name()));
            });
  }
}
