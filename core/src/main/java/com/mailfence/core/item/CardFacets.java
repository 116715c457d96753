package com.mailfence.core.item;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lists of contacts, name completion and look-ups ask for, computed once when the card is
 * stored. Texts are of one line.
 *
 * @param sort what the card stands for
 * @param name as shown; empty only if the card says nothing one could show
 * @param filedAs by what it is sorted, as the card says or made of the name; at most 250 characters
 * @param nickname empty for none
 * @param organisation empty for none
 * @param emails the preferred first, as written; at most {@link #MOST}
 * @param phones the preferred first, as written; at most {@link #MOST}
 * @param photo whether the card holds a picture
 * @param revised when the card says it was changed last; null if it does not
 */
public record CardFacets(
    Sort sort,
    String name,
    String filedAs,
    String nickname,
    String organisation,
    List<String> emails,
    List<String> phones,
    boolean photo,
    @Nullable Instant revised)
    implements Facets {
  /** Addresses and numbers a list shows or a look-up finds; the card has them all. */
  public static final int MOST = 30;

  public CardFacets {
    emails = List.copyOf(emails);
    phones = List.copyOf(phones);
  }

  /** What a card stands for. RFC 6350 s6.1.4 */
  public enum Sort {
    PERSON,
    GROUP,
    ORGANISATION,
    PLACE,
    OTHER
  }
}
