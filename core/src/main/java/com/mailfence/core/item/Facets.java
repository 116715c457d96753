package com.mailfence.core.item;

/**
 * Columns derived from an item's bytes, rebuildable at any time; stored as text by {@link
 * FacetsText}.
 */
public sealed interface Facets permits MailFacets, EventFacets, CardFacets, Facets.Empty {
  /** Nothing is derived. */
  Facets NONE = new Empty();

  /** Nothing is derived: tombstones, and kinds that are read from their bytes. */
  record Empty() implements Facets {}
}
