package com.mailfence.core.item;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lists of calendar objects show and are narrowed by, computed once when the object is stored.
 *
 * @param component what the object describes
 * @param starts of the earliest occurrence; times without a zone are read as UTC; null if nothing
 *     says when
 * @param ends of the last occurrence or some time after it; null if there is no last one
 * @param traits what is true of the object or of any of its parts
 * @param summary of the series, without escapes, may be empty
 * @param location in the same way
 * @param status of the series
 * @param organiser address without scheme, lower case; empty if nobody is
 * @param sequence revision as the organiser counts, 0 or more
 * @param tag moves when somebody other than the house's own bookkeeping changed the object; empty
 *     if the object is not about a meeting
 */
public record EventFacets(
    Component component,
    @Nullable Instant starts,
    @Nullable Instant ends,
    Set<Trait> traits,
    String summary,
    String location,
    Status status,
    String organiser,
    int sequence,
    String tag)
    implements Facets {

  /** No zone is further from UTC. */
  private static final Duration FURTHEST = Duration.ofHours(18);

  public EventFacets {
    var all = EnumSet.noneOf(Trait.class);
    all.addAll(traits);
    traits = Set.copyOf(all);
  }

  /** What is true of an object. */
  public enum Trait {
    /** It begins with a day, not at an hour. */
    ALL_DAY,
    /** It says times without a zone: when it is depends on who looks. */
    FLOATING,
    RECURRING,
    ALARMS,
    ATTENDEES,
    /** It does not take up the time it lasts. */
    TRANSPARENT,
    /** It takes up its time otherwise than its status tells: perhaps, or somebody is away. */
    SPECIAL,
    PRIVATE,
    CONFIDENTIAL
  }

  /** How far it is. */
  public enum Status {
    NONE,
    TENTATIVE,
    CONFIRMED,
    CANCELLED,
    NEEDS_ACTION,
    IN_PROCESS,
    COMPLETED,
    DRAFT,
    FINAL
  }

  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** All the time in which it may be found, wherever the one who looks is. */
  public Period span() {
    Instant from = starts == null ? Instant.MIN : starts;
    Instant until = ends == null || starts == null ? Instant.MAX : ends;
    if (starts != null && is(Trait.FLOATING)) {
      from = from.minus(FURTHEST);
      until = ends == null ? until : until.plus(FURTHEST);
    }
    // What begins and ends at once is found in the moment it begins.
    return new Period(from, until.isAfter(from) ? until : from.plusMillis(1));
  }

  public EventFacets tagged(String newTag) {
    return new EventFacets(
        component, starts, ends, traits, summary, location, status, organiser, sequence, newTag);
  }
}
