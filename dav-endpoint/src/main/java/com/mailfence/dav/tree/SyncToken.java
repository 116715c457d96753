package com.mailfence.dav.tree;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Seq;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a reader of changes stands: one number at rest, three in a round of several pages. It names
 * the collection, so that a token of another one is refused. RFC 6578 s3.8
 *
 * @param folder number of the collection
 * @param epoch of the collection
 * @param cursor without echoes: to be told twice does no harm here
 */
public record SyncToken(long folder, long epoch, Cursor cursor) {
  private static final String PREFIX = "urn:x-gateway:sync:";
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "(\\d{1,18})-(\\d{1,18})-(\\d{1,18})(?:-(\\d{1,18})-(\\d{1,18}))?");

  /** Where a reader stands who holds all there is. */
  public static SyncToken tip(Collection collection) {
    return of(collection, Cursor.settledAt(collection.state().tip()));
  }

  /**
   * Where a reader stands. Who holds all of an empty collection stands where that was born, so that
   * it is not taken for one that never asked.
   */
  public static SyncToken of(Collection collection, Cursor cursor) {
    boolean empty = !cursor.inRound() && cursor.settled().equals(Seq.NONE);
    return made(collection, empty ? Cursor.settledAt(collection.stamps().created()) : cursor);
  }

  private static SyncToken made(Collection collection, Cursor cursor) {
    return new SyncToken(collection.number(), collection.state().epoch(), cursor);
  }

  /**
   * Reads a token of this collection.
   *
   * @param text empty for a reader that holds nothing
   * @throws Unmet if it is none, another collection's, or from the future
   */
  public static SyncToken read(String text, Collection collection) {
    if (text.isEmpty()) {
      return made(collection, Cursor.START);
    }
    Matcher form = FORM.matcher(text);
    boolean ours =
        form.matches()
            && Long.parseLong(form.group(1)) == collection.number()
            && Long.parseLong(form.group(2)) == collection.state().epoch();
    if (!ours) {
      throw new Unmet(Condition.VALID_SYNC_TOKEN);
    }
    Seq settled = seq(form.group(3));
    Seq target = form.group(4) == null ? Seq.NONE : seq(form.group(4));
    Seq at = form.group(5) == null ? Seq.NONE : seq(form.group(5));
    Seq tip = collection.state().tip().max(collection.stamps().created());
    if (settled.isAfter(tip) || target.isAfter(tip)) {
      throw new Unmet(Condition.VALID_SYNC_TOKEN);
    }
    return of(collection, new Cursor(settled, target, at, Instant.EPOCH, Instant.EPOCH, List.of()));
  }

  public String text() {
    var text = new StringBuilder(PREFIX).append(folder).append('-').append(epoch);
    text.append('-').append(cursor.settled());
    if (cursor.inRound()) {
      text.append('-').append(cursor.target()).append('-').append(cursor.at());
    }
    return text.toString();
  }

  private static Seq seq(String digits) {
    return new Seq(Long.parseLong(digits));
  }
}
