package com.mailfence.engine.calendar;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewItem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The copies of meetings in people's calendars, as the house itself keeps them up to date. */
final class Diary {
  private static final int PAGE = 500;

  private final Catalog catalog;
  private final Blobs blobs;
  private final Tokens tokens;
  private final Clock clock;

  Diary(Catalog catalog, Blobs blobs, Tokens tokens, Clock clock) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** What becomes of somebody's copy; empty if nothing does. */
  @FunctionalInterface
  interface Change {
    Optional<CalendarObject> of(@Nullable CalendarObject mine);
  }

  /**
   * A change of one account's copy.
   *
   * @param significant whether the meeting's state gets another name by it // RFC 6638 s3.2.10
   */
  record Wish(AccountId account, String uid, boolean significant, Change change) {}

  /** The account's copy of the meeting. */
  Optional<Item> find(AccountId account, String uid) {
    return among(catalog.keyed(Reader.house(), account, uid));
  }

  /** A calendar object by its own id. */
  Optional<Item> item(ItemId id) {
    return catalog.item(Reader.house(), id).filter(item -> item.facets() instanceof EventFacets);
  }

  /** What lies under the name. */
  Optional<Item> named(CollectionId where, String name) {
    return catalog
        .named(Reader.house(), where, name)
        .filter(item -> item.facets() instanceof EventFacets);
  }

  /** The calendar that takes what nobody put anywhere. CAL-001 */
  Optional<CollectionId> main(AccountId account) {
    return main(catalog.collections(Reader.house(), account)).map(Collection::id);
  }

  /** The meetings that lie in the calendar, newest first. */
  List<Item> meetings(Collection calendar, int most) {
    List<Item> found = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (found.size() < most) {
      List<Item> page = catalog.newest(Reader.house(), calendar.id(), before, PAGE);
      page.stream()
          .filter(item -> item.facets() instanceof EventFacets event && !event.tag().isEmpty())
          .limit(most - found.size())
          .forEach(found::add);
      if (page.size() < PAGE) {
        return found;
      }
      before = page.get(page.size() - 1).number();
    }
    return found;
  }

  CalendarObject read(Item item) {
    return Calendars.read(blobs, item);
  }

  /** Makes the change ready outside the commit; empty if there is nothing to change. */
  Optional<Entry> prepare(Wish wish) {
    Item seen = find(wish.account(), wish.uid()).orElse(null);
    Shelf.Written written = write(wish, seen);
    return written == null ? Optional.empty() : Optional.of(new Entry(wish, seen, written));
  }

  /** A change that is ready. */
  final class Entry {
    private final Wish wish;
    private final @Nullable Item seen;
    private final Shelf.Written written;

    Entry(Wish wish, @Nullable Item seen, Shelf.Written written) {
      this.wish = wish;
      this.seen = seen;
      this.written = written;
    }

    AccountId account() {
      return wish.account();
    }

    /** Writes it; if the copy changed meanwhile, what becomes of it is found out anew. */
    void run(Draft draft) {
      Item now = among(draft.keyed(wish.account(), wish.uid())).orElse(null);
      boolean same = now == null ? seen == null : seen != null && now.bytes().equals(seen.bytes());
      Shelf.Written what = same ? written : write(wish, now);
      if (what != null && now != null) {
        draft.rewrite(now.id(), what.content(), what.facets());
      } else if (what != null) {
        main(draft.collections(wish.account()))
            .ifPresent(calendar -> draft.add(fresh(calendar, what)));
      }
    }
  }

  private NewItem fresh(Collection calendar, Shelf.Written what) {
    return new NewItem(
        calendar.id(),
        what.content(),
        clock.instant(),
        Marks.NONE,
        what.facets(),
        tokens.next() + ".ics",
        what.uid(),
        0);
  }

  private Shelf.@Nullable Written write(Wish wish, @Nullable Item item) {
    CalendarObject mine = item == null ? null : read(item);
    CalendarObject after = wish.change().of(mine).orElse(null);
    if (after == null) {
      return null;
    }
    ContentRef content = blobs.put(after.bytes());
    boolean keeps = !wish.significant() && item != null && item.facets() instanceof EventFacets;
    String tag =
        keeps && item != null ? ((EventFacets) item.facets()).tag() : Calendars.tag(after, content);
    return Shelf.Written.of(content, after, tag);
  }

  private static Optional<Item> among(List<Item> keyed) {
    return keyed.stream().filter(item -> item.facets() instanceof EventFacets).findFirst();
  }

  private static Optional<Collection> main(List<Collection> all) {
    return all.stream()
        .filter(c -> c.kind() == Kind.CALENDAR)
        .min(Comparator.comparing(c -> c.role() != Role.MAIN));
  }
}
