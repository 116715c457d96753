package com.mailfence.core.change;

import com.mailfence.core.item.Stamped;
import java.util.List;

/**
 * The rows of one collection, or of one account's list of collections, for one reader whose right
 * to see them was checked. A tip costs one indexed row; rows cost in proportion to those returned.
 */
public interface Source<R extends Stamped> {
  Tip tip();

  /** The rows of a span, newest created first. */
  List<R> rows(Span span);
}
