package com.mailfence.persistence;

import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Facets;
import com.mailfence.core.item.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a calendar object is, as two numbers an index can hold: epoch milliseconds, the ends of all
 * time for what has no beginning or no end. Null for everything that is no calendar object.
 */
record SpanColumns(@Nullable Long from, @Nullable Long until) {
  private static final SpanColumns NONE = new SpanColumns(null, null);
  private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  static SpanColumns of(Facets facets) {
    if (!(facets instanceof EventFacets event)) {
      return NONE;
    }
    Period span = event.span();
    return new SpanColumns(floor(span.from()), ceiling(span.until()));
  }

  /** Milliseconds, rounded down. */
  static long floor(Instant time) {
    return time.isBefore(FIRST)
        ? Long.MIN_VALUE
        : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
  }

  /** Milliseconds, rounded up: an end that is cut off would lose what happens before it. */
  static long ceiling(Instant time) {
    boolean whole = time.getNano() % 1_000_000 == 0;
    long down = floor(time);
    return whole || down == Long.MAX_VALUE || down == Long.MIN_VALUE ? down : down + 1;
  }
}
