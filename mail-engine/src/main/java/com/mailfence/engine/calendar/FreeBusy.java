package com.mailfence.engine.calendar;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Occurrence;
import com.mailfence.core.format.ical.Recurrence;
import com.mailfence.core.format.ical.Zones;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.EventFacets.Status;
import com.mailfence.core.item.EventFacets.Trait;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Period;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.calendar.Busy.Degree;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * When somebody is busy, and nothing of what with. Who may ask is for the caller to know. // RFC
 * 4791 s7.10, CA11
 */
public final class FreeBusy {
  private static final int PAGE = 500;

  /** Objects looked at for one answer. // CA01 */
  private static final int OBJECTS = 10_000;

  /** Occurrences of one object. */
  private static final int OCCURRENCES = 2_000;

  /** What programs of Microsoft note beside TRANSP. */
  private static final String SHOWN = "X-MICROSOFT-CDO-BUSYSTATUS";

  private final Catalog catalog;
  private final Blobs blobs;
  private final Accounts accounts;

  public FreeBusy(Catalog catalog, Blobs blobs, Accounts accounts) {
    this.catalog = catalog;
    this.blobs = blobs;
    this.accounts = accounts;
  }

  /**
   * What is taken in the period, in order, no two of them touching that are taken alike.
   *
   * @param zone the account's own: whole days and times without a zone are there
   */
  public List<Busy> of(Account account, Period period, ZoneId zone) {
    return of(account, period, zone, new Beside(calendar -> true, List.of()));
  }

  /**
   * What is known beside the calendars themselves.
   *
   * @param counts whether what lies in a calendar takes its owner's time // RFC 6638 s9.1
   * @param more what is taken besides
   */
  public record Beside(Predicate<Collection> counts, List<Busy> more) {
    public Beside {
      more = List.copyOf(more);
    }
  }

  /** The same, with what is known beside the calendars. */
  public List<Busy> of(Account account, Period period, ZoneId zone, Beside beside) {
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    own.addAll(accounts.senders(account));
    List<Busy> found = new ArrayList<>(beside.more());
    for (Collection calendar : catalog.collections(Reader.house(), account.id())) {
      if (calendar.kind() == Kind.CALENDAR && beside.counts().test(calendar)) {
        collect(calendar, new Asked(period, zone, own), found);
      }
    }
    return merged(found, period);
  }

  /** What is taken by these events, merged in the same way. */
  public List<Busy> of(List<Item> events, Period period, ZoneId zone) {
    List<Busy> found = new ArrayList<>();
    events.forEach(item -> collect(item, new Asked(period, zone, Set.of()), found));
    return merged(found, period);
  }

  /** Whether somebody noted that the time is taken in a way TRANSP has no word for. */
  static boolean isSpecial(Block block) {
    return block.word(SHOWN).equals("OOF") || block.word(SHOWN).equals("TENTATIVE");
  }

  private record Asked(Period period, ZoneId zone, Set<String> own) {}

  private void collect(Collection calendar, Asked asked, List<Busy> found) {
    long before = Long.MAX_VALUE;
    for (int seen = 0; seen < OBJECTS; seen += PAGE) {
      List<Item> page =
          catalog.spanning(Reader.house(), calendar.id(), asked.period(), before, PAGE);
      page.forEach(item -> collect(item, asked, found));
      if (page.size() < PAGE) {
        return;
      }
      before = page.get(page.size() - 1).number();
    }
  }

  private void collect(Item item, Asked asked, List<Busy> found) {
    if (!(item.facets() instanceof EventFacets facets)) {
      return;
    }
    boolean plain =
        !facets.is(Trait.RECURRING)
            && !facets.is(Trait.FLOATING)
            && !facets.is(Trait.ATTENDEES)
            && !facets.is(Trait.SPECIAL);
    if (plain) {
      // Its columns tell all there is to know.
      boolean free = facets.is(Trait.TRANSPARENT) || facets.status() == Status.CANCELLED;
      if (!free && facets.starts() != null && facets.ends() != null) {
        Degree degree = facets.status() == Status.TENTATIVE ? Degree.TENTATIVE : Degree.BUSY;
        add(facets.starts(), facets.ends(), degree, found);
      }
      return;
    }
    try {
      CalendarObject object = Calendars.read(blobs, item);
      Recurrence.of(object, Zones.of(object, asked.zone()))
          .between(asked.period().from(), asked.period().until(), OCCURRENCES)
          .forEach(occurrence -> collect(occurrence, asked.own(), found));
    } catch (BadCalendar e) {
      // What nobody can read takes nobody's time.
      return;
    }
  }

  private static void collect(Occurrence occurrence, Set<String> own, List<Busy> found) {
    Block block = occurrence.block();
    String answer =
        block.all("ATTENDEE").stream()
            .filter(attendee -> own.contains(Itip.address(attendee)))
            .findFirst()
            .flatMap(attendee -> attendee.parameter("PARTSTAT"))
            .orElse("");
    boolean free =
        block.word("TRANSP").equals("TRANSPARENT")
            || block.word("STATUS").equals("CANCELLED")
            || answer.equalsIgnoreCase("DECLINED");
    if (!free) {
      boolean maybe =
          block.word("STATUS").equals("TENTATIVE")
              || block.word(SHOWN).equals("TENTATIVE")
              || answer.equalsIgnoreCase("TENTATIVE")
              || answer.equalsIgnoreCase("NEEDS-ACTION");
      Degree taken = block.word(SHOWN).equals("OOF") ? Degree.AWAY : Degree.BUSY;
      Degree degree = maybe ? Degree.TENTATIVE : taken;
      add(occurrence.from(), occurrence.until(), degree, found);
    }
  }

  private static void add(Instant from, Instant until, Degree degree, List<Busy> found) {
    if (from.isBefore(until)) {
      found.add(new Busy(new Period(from, until), degree));
    }
  }

  /** Cut to the period; where two overlap the greater degree stands. */
  private static List<Busy> merged(List<Busy> found, Period period) {
    TreeSet<Instant> edges = new TreeSet<>();
    List<Busy> all = new ArrayList<>();
    for (Busy busy : found) {
      if (busy.period().meets(period)) {
        Instant from = latest(busy.period().from(), period.from());
        Instant until = earliest(busy.period().until(), period.until());
        all.add(new Busy(new Period(from, until), busy.degree()));
        edges.add(from);
        edges.add(until);
      }
    }
    all.sort(Comparator.comparing((Busy busy) -> busy.period().from()));
    return swept(all, edges);
  }

  private static List<Busy> swept(List<Busy> all, TreeSet<Instant> edges) {
    List<Busy> swept = new ArrayList<>();
    List<Busy> open = new ArrayList<>();
    int next = 0;
    for (Instant edge : edges) {
      Instant end = edges.higher(edge);
      open.removeIf(busy -> !busy.period().until().isAfter(edge));
      while (next < all.size() && !all.get(next).period().from().isAfter(edge)) {
        open.add(all.get(next++));
      }
      if (end != null && !open.isEmpty()) {
        Degree degree =
            open.stream().map(Busy::degree).max(Comparator.naturalOrder()).orElseThrow();
        append(swept, new Busy(new Period(edge, end), degree));
      }
    }
    return swept;
  }

  private static void append(List<Busy> swept, Busy next) {
    Busy last = swept.isEmpty() ? null : swept.get(swept.size() - 1);
    boolean joins =
        last != null
            && last.degree() == next.degree()
            && last.period().until().equals(next.period().from());
    if (last != null && joins) {
      Period whole = new Period(last.period().from(), next.period().until());
      swept.set(swept.size() - 1, new Busy(whole, next.degree()));
    } else {
      swept.add(next);
    }
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
