package com.mailfence.core.item;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a client can sync. It never changes collection: a move is a removal here and an
 * addition there in one commit, sharing the stored bytes. A removed item is the same row, stripped
 * of content, facets and key; its name stays, for readers who know it by nothing else.
 *
 * @param id its name for ever
 * @param collection where it lies
 * @param uid its number in the collection, rising and never reused while the collection's epoch
 *     holds
 * @param origin number of the item it was first added as in this account; kept over moves
 * @param stamps when what of it changed
 * @param removed whether it is a tombstone
 * @param received when it came (mail) or was first stored; never changes; whole milliseconds
 * @param content the bytes the client wrote; null exactly for a tombstone
 * @param marks what users changed on it
 * @param facets columns derived from the content
 * @param name the name a client gave the resource, unique among those of its collection that are
 *     not removed; null where there is none
 * @param key the object's own identifier (Message-ID, iCalendar or vCard UID); null where there is
 *     none
 * @param thread number of the conversation in this account; 0 where there is none
 */
public record Item(
    ItemId id,
    CollectionId collection,
    long uid,
    long origin,
    Stamps stamps,
    boolean removed,
    Instant received,
    @Nullable ContentRef content,
    Marks marks,
    Facets facets,
    @Nullable String name,
    @Nullable String key,
    long thread)
    implements Stamped {

  @Override
  public long number() {
    return id.number();
  }

  @Override
  public Instant over() {
    if (facets instanceof EventFacets event) {
      Instant end = event.span().until();
      return end.isBefore(Instant.EPOCH) ? Instant.EPOCH : end;
    }
    return received;
  }

  /** The content of an item that is not removed. */
  public ContentRef bytes() {
    if (content == null) {
      throw new IllegalStateException(id + " is removed");
    }
    return content;
  }

  public Item marked(Stamps newStamps, Marks newMarks) {
    return new Item(
        id,
        collection,
        uid,
        origin,
        newStamps,
        removed,
        received,
        content,
        newMarks,
        facets,
        name,
        key,
        thread);
  }

  public Item rewritten(Stamps newStamps, ContentRef newContent, Facets newFacets) {
    return new Item(
        id,
        collection,
        uid,
        origin,
        newStamps,
        removed,
        received,
        newContent,
        marks,
        newFacets,
        name,
        key,
        thread);
  }

  /** The tombstone of this item: what a reader who knew it needs, and nothing of what it said. */
  public Item tombstone(Stamps newStamps) {
    return new Item(
        id,
        collection,
        uid,
        origin,
        newStamps,
        true,
        received,
        null,
        Marks.NONE,
        Facets.NONE,
        name,
        null,
        0);
  }
}
